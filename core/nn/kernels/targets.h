// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Instruction sets that the kernels of training are compiled for: those with fused multiply-add,
/// and plain C++ for all others. Scalable vectors cannot stand in arrays.
#define HWY_DISABLED_TARGETS                                                                       \
    (HWY_SSSE3 | HWY_SSE4 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
