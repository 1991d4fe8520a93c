// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/mve_rows.h"

namespace tmw {
namespace rt {

constexpr uint32_t kNarrowDepth = 16;

/// All blocks of `pairs` rows of at most kNarrowDepth inputs (`tail`), inStep and outStep apart: a
/// block's weights stay in registers while the rows pass. Saturates to int8, and leaves the clamp
/// to the caller.
void runNarrow(MveRows& rows);

} // namespace rt
} // namespace tmw
