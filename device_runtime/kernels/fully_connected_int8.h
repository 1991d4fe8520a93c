// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

constexpr uint32_t paddedDepth(uint32_t depth) {
    return (depth + 3u) & ~3u;
}

/// Ranges of the fields that all packings share. The weights lie among the constants: a
/// per-channel rescaling in memory that can be written could change after its check.
inline Status checkFullyConnectedFields(const FullyConnectedInt8Record& fc) {
    const bool good = areCounts(fc.batches, fc.depth, fc.outputs) && fc.outputs >= 1 &&
                      fc.low >= -128 && fc.low <= fc.high && fc.high <= 127 &&
                      fc.zeroPoint >= -128 && fc.zeroPoint <= 127 &&
                      static_cast<Memory>(fc.weights >> 30) == Memory::Constants;
    return good ? Status::Ok : Status::BadRecord;
}

} // namespace rt
} // namespace tmw
