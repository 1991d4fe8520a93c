// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"

#include <cstdlib>

namespace tmw {

std::filesystem::path resourceFolder() {
    if (const char* folder = std::getenv("TMW_RESOURCES"))
        return folder;
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return program.parent_path().parent_path() / "share" / "tmw";
}

} // namespace tmw
