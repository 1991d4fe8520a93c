// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tmw {

/// Where what ships with the program lies (examples, firmware, sources to export): share/tmw beside
/// the folder of the running program, or TMW_RESOURCES where that is set.
std::filesystem::path resourceFolder();

} // namespace tmw
