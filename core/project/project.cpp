// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/project/run_aside.h"

#include <unistd.h>

#include <fstream>

namespace tmw {

namespace {

constexpr ErrorKind kExists{"project.exists", "%1 is there already. Choose another name."};
constexpr ErrorKind kBadName{"project.bad_name",
                             "%1 is not a project name. Name it like walk.tmw."};
constexpr ErrorKind kMissing{"project.missing",
                             "%1 does not exist. 'tmw new %1' makes an empty project."};
constexpr ErrorKind kNotAProject{"project.not_a_project",
                                 "%1 is not a project: it holds no project.json."};
constexpr ErrorKind kCannotCopy{"project.cannot_copy", "%1 cannot be copied to %2: %3."};
constexpr ErrorKind kReadOnly{"project.read_only",
                              "%1 cannot be written to. Copy it to a folder of yours."};

/// A desktop has types for files only: this one can be double clicked, and stands for its folder.
constexpr std::string_view kOpener =
    "This opens the folder that it lies in as a project of TinyML Workbench.\n";

constexpr uint64_t kSpecLimit = 16 << 20;

std::string programOf(const std::string& process) {
    std::ifstream file("/proc/" + process + "/comm");
    std::string name;
    return std::getline(file, name) ? name : "another program";
}

Result<FileLock> lockFolder(const std::filesystem::path& folder) {
    if (::access(folder.c_str(), W_OK) != 0)
        return fail(kReadOnly, folder.string());
    auto lock = FileLock::take(folder / ".lock");
    if (lock)
        return lock;
    const std::string& why = lock.error().args().front();
    return lock.error().code() == kLockHeld.code
               ? fail(kProjectBusy, folder.string(), programOf(why), why)
               : fail(kReadOnly, folder.string());
}

Result<std::string> readSpecText(const std::filesystem::path& folder) {
    TMW_TRY(const auto bytes, readFile(folder / "project.json", kSpecLimit));
    return std::string(bytes.begin(), bytes.end());
}

std::string stemOf(const std::filesystem::path& folder) {
    const auto name = folder.lexically_normal();
    return (name.has_filename() ? name : name.parent_path()).stem().string();
}

Status checkNewFolder(const std::filesystem::path& folder) {
    const std::string stem = stemOf(folder);
    if (stem.empty() || stem == "." || stem == "..")
        return fail(kBadName, folder.string());
    std::error_code failed;
    if (std::filesystem::exists(folder, failed))
        return fail(kExists, folder.string());
    return {};
}

} // namespace

Project::Project() = default;
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::create(const std::filesystem::path& folder, ProjectSpec spec) {
    TMW_CHECK(checkNewFolder(folder));
    if (spec.title.empty())
        spec.title = stemOf(folder);
    TMW_CHECK(writeFile(folder / "open.tmw", kOpener));
    TMW_CHECK(writeFile(folder / "project.json", toJsonText(spec)));
    return open(folder, Access::Write);
}

Result<Project> Project::open(const std::filesystem::path& folder, Access access) {
    std::error_code failed;
    if (!std::filesystem::exists(folder, failed))
        return fail(kMissing, folder.string());
    if (!std::filesystem::exists(folder / "project.json", failed))
        return fail(kNotAProject, folder.string());
    Project project;
    project.folder_ = folder;
    if (access == Access::Write) {
        TMW_TRY(project.lock_, lockFolder(folder));
    }
    TMW_TRY(project.text_, readSpecText(folder));
    TMW_TRY(auto parsed, parseSpec(project.text_));
    if (parsed.schema > kProjectSchema)
        project.whyReadOnly_ = Error(kProjectNewer, folder.string(), parsed.schema, kProjectSchema);
    if (access == Access::Write && project.whyReadOnly_)
        return tl::unexpected(*project.whyReadOnly_);
    project.spec_ = std::move(parsed.spec);
    return project;
}

void Project::release() {
    lock_ = {};
}

Status Project::hold() {
    if (!lock_) {
        TMW_TRY(lock_, lockFolder(folder_));
    }
    return {};
}

Result<bool> Project::changedOutside() const {
    TMW_TRY(const std::string text, readSpecText(folder_));
    return text != text_;
}

Status Project::reread() {
    TMW_TRY(std::string text, readSpecText(folder_));
    TMW_TRY(auto parsed, parseSpec(text));
    if (parsed.schema > kProjectSchema)
        return fail(kProjectNewer, folder_.string(), parsed.schema, kProjectSchema);
    text_ = std::move(text);
    spec_ = std::move(parsed.spec);
    return {};
}

Project Project::preview(std::filesystem::path folder, ProjectSpec spec) {
    Project project;
    project.folder_ = std::move(folder);
    project.spec_ = std::move(spec);
    return project;
}

Status Project::copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    TMW_CHECK(checkNewFolder(to));
    std::error_code failed;
    const auto inside = std::filesystem::weakly_canonical(to, failed)
                            .lexically_relative(std::filesystem::weakly_canonical(from, failed));
    if (!inside.empty() && *inside.begin() != "..")
        return fail(kBadName, to.string());
    std::filesystem::create_directories(to.parent_path(), failed);
    if (!failed)
        std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, failed);
    if (failed) {
        const std::string why = failed.message();
        std::filesystem::remove_all(to, failed);
        return fail(kCannotCopy, from.string(), to.string(), why);
    }
    std::filesystem::remove(to / ".lock", failed);
    dropRunsAside(to);
    return {};
}

Status Project::save(ProjectSpec spec) {
    std::string text = toJsonText(spec);
    TMW_CHECK(writeFile(folder_ / "project.json", text));
    text_ = std::move(text);
    spec_ = std::move(spec);
    return {};
}

std::filesystem::path Project::dataFile(const FileSource& source) const {
    return folder_ / "data" / source.sha256 / source.name;
}

Status Project::storeData(FileSource& source, std::span<const uint8_t> bytes) {
    source.sha256 = sha256Hex(bytes);
    std::error_code failed;
    if (!std::filesystem::exists(dataFile(source), failed))
        TMW_CHECK(writeFile(dataFile(source), bytes));
    return {};
}

} // namespace tmw
