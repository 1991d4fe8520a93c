// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/serial_ports.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kGroupOnly{
    "port.permission", "The port %1 belongs to the group %2, and %3 is not in it. Run: sudo "
                       "usermod -aG %2 %3 (then log out and in again)."};
constexpr ErrorKind kOwnerOnly{
    "port.permission", "The port %1 is open to its owner alone (mode %2). Run: sudo chmod a+rw %1 "
                       "(until it is plugged in again), or install the program's udev rules: "
                       "'tmw ports --udev' prints them."};
constexpr ErrorKind kBusy{"port.busy",
                          "The port %1 is in use by %2 (process %3). Close that program, or run: "
                          "kill %3"};
constexpr ErrorKind kBusyProbed{
    "port.busy", "The port %1 is being probed by ModemManager (process %2), as any new port is. "
                 "Try again in ten seconds, or install the program's udev rules: 'tmw ports "
                 "--udev' prints them."};
constexpr ErrorKind kBusyHere{"port.busy", "The port %1 is in use by this program already. "
                                           "Disconnect its board there first."};
constexpr ErrorKind kBusyUnseen{
    "port.busy", "The port %1 is in use by another user's program. To see which: sudo fuser -v %1"};

std::string octal(mode_t mode) {
    char text[8];
    const auto written = std::to_chars(text, text + sizeof text, mode & 0777u, 8);
    return "0" + std::string(text, written.ptr);
}

std::string groupName(gid_t id) {
    const group* found = ::getgrgid(id);
    return found ? found->gr_name : std::to_string(id);
}

bool mayUse(const struct stat& file, const SystemUser& user) {
    constexpr mode_t kBoth = 6; // read and write
    if (user.id == 0)
        return true;
    if (file.st_uid == user.id)
        return (file.st_mode >> 6 & kBoth) == kBoth;
    if (std::ranges::find(user.groups, file.st_gid) != user.groups.end())
        return (file.st_mode >> 3 & kBoth) == kBoth;
    return (file.st_mode & kBoth) == kBoth;
}

/// Whether one of a process's descriptors is the device. Those of others cannot be read.
bool hasOpen(const fs::path& process, const fs::path& device) {
    std::error_code denied;
    for (fs::directory_iterator at(process / "fd", denied), end; !denied && at != end;
         at.increment(denied)) {
        std::error_code gone;
        if (fs::read_symlink(at->path(), gone) == device)
            return true;
    }
    return false;
}

/// What a file is that is no serial port; empty: it may be one. Linux knows no class of a
/// pseudo-terminal.
std::string otherThing(const struct stat& file, const SystemRoots& roots) {
    if (S_ISDIR(file.st_mode))
        return "a folder";
    if (S_ISBLK(file.st_mode))
        return "a drive";
    if (!S_ISCHR(file.st_mode))
        return {};
    const std::string number =
        std::to_string(major(file.st_rdev)) + ":" + std::to_string(minor(file.st_rdev));
    std::error_code none;
    const fs::path kind = fs::read_symlink(roots.sys / "dev/char" / number / "subsystem", none);
    return none || kind.filename() == "tty" ? "" : "a device of another kind";
}

} // namespace

SystemUser SystemUser::current() {
    SystemUser user;
    user.id = ::geteuid();
    user.groups.push_back(::getegid());
    const int count = ::getgroups(0, nullptr);
    std::vector<gid_t> others(static_cast<size_t>(std::max(0, count)));
    if (::getgroups(count, others.data()) >= 0)
        user.groups.insert(user.groups.end(), others.begin(), others.end());
    const passwd* entry = ::getpwuid(user.id);
    user.name = entry ? entry->pw_name : std::to_string(user.id);
    return user;
}

std::optional<DeviceHolder> holderOf(const std::string& device, const SystemRoots& roots) {
    std::error_code failed;
    const fs::path real = fs::canonical(device, failed);
    if (failed)
        return std::nullopt;
    for (fs::directory_iterator at(roots.proc, failed), end; !failed && at != end;
         at.increment(failed)) {
        const std::string name = at->path().filename().string();
        pid_t process = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), process);
        if (read.ec != std::errc{} || read.ptr != name.data() + name.size() ||
            !hasOpen(at->path(), real))
            continue;
        std::ifstream comm(at->path() / "comm");
        DeviceHolder holder{process, {}};
        std::getline(comm, holder.program);
        return holder;
    }
    return std::nullopt;
}

Error busyPort(const std::string& name, const SystemRoots& roots) {
    const auto holder = holderOf(name, roots);
    if (!holder)
        return Error(kBusyUnseen, name);
    if (holder->process == ::getpid())
        return Error(kBusyHere, name);
    if (holder->program == "ModemManager")
        return Error(kBusyProbed, name, holder->process);
    return Error(kBusy, name, holder->program, holder->process);
}

Status checkPort(const std::string& name, const SystemRoots& roots, const SystemUser& user) {
    struct stat file {};
    if (::stat(name.c_str(), &file) != 0)
        return fail(kPortAbsent, name);
    if (const std::string other = otherThing(file, roots); !other.empty())
        return fail(kNotAPort, name, other);
    if (!mayUse(file, user)) {
        const bool groupHelps = (file.st_mode >> 3 & 6u) == 6u && file.st_gid != 0;
        return groupHelps ? fail(kGroupOnly, name, groupName(file.st_gid), user.name)
                          : fail(kOwnerOnly, name, octal(file.st_mode));
    }
    if (holderOf(name, roots))
        return tl::unexpected(busyPort(name, roots));
    return {};
}

} // namespace tmw
