// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tmw {

/// Where the system tells of its devices and processes; tests bring folders of their own.
struct SystemRoots {
    std::filesystem::path sys = "/sys";
    std::filesystem::path dev = "/dev";
    std::filesystem::path proc = "/proc";
};

/// Who asks for a device file.
struct SystemUser {
    uid_t id = 0;
    std::vector<gid_t> groups{}; ///< its own and the others
    std::string name{};

    /// The one that runs this program.
    static SystemUser current();
};

} // namespace tmw
