// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project_spec.h"

#include <filesystem>
#include <memory>

class QLockFile;

namespace tmw {

/// A project folder "name.tmw":
///   project.json  the only mutable root
///   data/         originals, below the hash of their content
///   runs/NNN/     one a training, never changed afterwards
///   models/       converted models
class Project {
public:
    enum class Access { Read, Write };

    /// Makes the folder. Errors: project.exists, project.bad_name, file.unwritable.
    static Result<Project> create(const std::filesystem::path& folder, ProjectSpec spec);
    /// Write takes the project's lock until the object goes.
    /// Errors: project.missing, project.not_a_project, project.damaged, project.busy (by whom),
    /// project.newer and project.read_only (Write only).
    static Result<Project> open(const std::filesystem::path& folder, Access access);

    /// A specification tried on the folder's data, in memory alone: for work beside the window.
    static Project preview(std::filesystem::path folder, ProjectSpec spec);

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const std::filesystem::path& folder() const { return folder_; }
    const ProjectSpec& spec() const { return spec_; }
    /// Saves `spec` in one step: after an error the old one stands, here and on disk.
    Status save(ProjectSpec spec);

    /// Puts bytes into data/ and their hash into `source`. The same bytes are stored once.
    Status storeData(FileSource& source, std::span<const uint8_t> bytes);
    std::filesystem::path dataFile(const FileSource& source) const;

private:
    Project();
    std::filesystem::path folder_;
    ProjectSpec spec_;
    std::unique_ptr<QLockFile> lock_;
};

} // namespace tmw
