// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codegen/export.h"

#include <cstdint>

namespace tmw {

/// Code that running a model takes: text, rodata, data and unwind tables of its C++ export in a
/// fixed program (-O2, unused sections dropped), less those of the same program with an empty
/// model, less the plan itself. Compiled for Cortex-M3, M4 (hard float) or M55 by the plan's core.
/// Errors: code_bytes.no_compiler, which names the package; code_bytes.failed; those of the export.
Result<uint64_t> measureCodeBytes(const TfliteModel& model, const Plan& plan,
                                  const ExportOptions& options);

} // namespace tmw
