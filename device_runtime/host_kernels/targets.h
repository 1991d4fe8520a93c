// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Instruction sets that kernels are compiled for: AVX-512 with and without products of bytes
/// (VNNI), AVX2, and plain C++ for all others. Scalable vectors cannot stand in arrays.
#define HWY_WANT_AVX3_DL
#define HWY_DISABLED_TARGETS                                                                       \
    (HWY_SSSE3 | HWY_SSE4 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
