// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// No dimension or extent of a record passes this, so products of two fit 64 bits.
constexpr uint64_t kMostElements = 0x3fffffffu;

constexpr uint32_t paddedDepth(uint32_t depth) {
    return (depth + 3u) & ~3u;
}

constexpr bool isRescale(const Rescale& rescale) {
    return rescale.multiplier >= 0 && rescale.shift >= -31 && rescale.shift <= 30;
}

/// Ranges of the fields that all packings share. The weights lie among the constants: a
/// per-channel rescaling in memory that can be written could change after its check.
inline Status checkFullyConnectedFields(const FullyConnectedInt8Record& fc) {
    const bool good = fc.batches <= kMostElements && fc.depth <= kMostElements && fc.outputs >= 1 &&
                      fc.outputs <= kMostElements && fc.low >= -128 && fc.low <= fc.high &&
                      fc.high <= 127 && fc.zeroPoint >= -128 && fc.zeroPoint <= 127 &&
                      static_cast<Memory>(fc.weights >> 30) == Memory::Constants;
    return good ? Status::Ok : Status::BadRecord;
}

} // namespace rt
} // namespace tmw
