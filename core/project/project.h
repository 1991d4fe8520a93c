// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_lock.h"
#include "core/project/project_spec.h"

#include <filesystem>
#include <optional>

namespace tmw {

inline constexpr ErrorKind kProjectBusy{
    "project.busy", "%1 is being changed by %2 (process %3). Wait for it or close it."};

inline constexpr ErrorKind kProjectNewer{
    "project.newer",
    "%1 was written by a newer version (schema %2, this one knows %3), so it can be looked at but "
    "not changed. Update TinyML Workbench."};

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

    /// All of a project's folder but its lock, under a new name. Errors: project.exists,
    /// project.bad_name, project.cannot_copy, after which nothing of the copy is left.
    static Status copy(const std::filesystem::path& from, const std::filesystem::path& to);

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    /// Gives the lock back, so that others may write: for a window, which is open for long.
    void release();
    /// Takes it again. Errors: project.busy, project.read_only.
    Status hold();
    /// Whether project.json holds something else than was read or saved here last. Errors: file.*.
    Result<bool> changedOutside() const;
    /// Reads project.json anew. Errors: file.*, project.damaged, project.newer.
    Status reread();

    const std::filesystem::path& folder() const { return folder_; }
    const ProjectSpec& spec() const { return spec_; }
    /// project.newer where a newer program wrote it: it was opened to be read.
    const std::optional<Error>& whyReadOnly() const { return whyReadOnly_; }
    /// Saves `spec` in one step: after an error the old one stands, here and on disk.
    Status save(ProjectSpec spec);

    /// Puts bytes into data/ and their hash into `source`. The same bytes are stored once.
    Status storeData(FileSource& source, std::span<const uint8_t> bytes);
    std::filesystem::path dataFile(const FileSource& source) const;

private:
    Project();
    std::filesystem::path folder_;
    ProjectSpec spec_;
    std::string text_; ///< project.json as it was read or saved last
    std::optional<Error> whyReadOnly_;
    FileLock lock_;
};

} // namespace tmw
