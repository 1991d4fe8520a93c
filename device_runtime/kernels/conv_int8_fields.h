// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/pixels.h"

namespace tmw {
namespace rt {

/// Bytes of scratch: two words a tap, and a row of taps for each of four pixels where a window
/// leaves the plane.
constexpr uint64_t fieldScratch(const WindowShape& w) {
    return 8 * ((windowDepth(w) + 3) & ~uint64_t(3)) +
           (staysInside(w) ? 0 : 4 * uint64_t(w.width * w.channels));
}

} // namespace rt
} // namespace tmw
