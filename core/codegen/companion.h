// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <filesystem>
#include <vector>

namespace tmw {

/// Writes the companion firmware as an Arduino library into `out`, with an example sketch: any
/// Arduino board with a 32-bit processor then takes uploads and streams. `plan` (may be null; for
/// the generic core) is built in and runs where nothing was uploaded. `resources`: what ships with
/// the program. Returns the files, relative to `out`.
/// Errors: export.arduino_core, export.resource, and those of writeFile.
Result<std::vector<std::filesystem::path>> exportCompanion(const Plan* plan,
                                                           const std::filesystem::path& resources,
                                                           const std::filesystem::path& out);

} // namespace tmw
