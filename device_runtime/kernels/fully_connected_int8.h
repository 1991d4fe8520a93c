// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

constexpr uint32_t paddedDepth(uint32_t depth) {
    return (depth + 3u) & ~3u;
}

constexpr bool isPerChannel(const PlanRecord& record) {
    return (record.flags & kPerChannel) != 0;
}

constexpr bool hasRightShifts(const PlanRecord& record) {
    return (record.flags & kRightShifts) != 0;
}

/// What all rows of one input have in common: fully connected layers have a row a batch,
/// convolutions one a pixel.
struct Int8Rows {
    const uint8_t* stream; ///< of weights, packed as FullyConnectedInt8 or ...Dsp
    uint32_t depth;
    uint32_t outputs;
    Rescale rescale; ///< unless perChannel
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    bool perChannel;
    bool rightShifts;
};

/// One row of the input against all weights.
void runInt8Row(const Int8Rows& rows, const int8_t* in, int8_t* out);

/// Extent of the weights and what they hold. They lie among the constants: a per-channel rescaling
/// in memory that can be written could change after its check.
Status checkInt8Rows(const PlanRecord& record, Location weights, uint32_t depth, uint32_t outputs,
                     const Rescale& rescale, const Extents& extents);

inline Int8Rows rowsOf(const FullyConnectedInt8Record& fc, const KernelContext& context) {
    return Int8Rows{context.read<uint8_t>(fc.weights),
                    fc.depth,
                    fc.outputs,
                    fc.rescale,
                    fc.zeroPoint,
                    fc.low,
                    fc.high,
                    isPerChannel(fc.head),
                    hasRightShifts(fc.head)};
}

constexpr bool isClamp8(int32_t zeroPoint, int32_t low, int32_t high) {
    return low >= -128 && low <= high && high <= 127 && zeroPoint >= -128 && zeroPoint <= 127;
}

/// Ranges of the fields that all packings share.
inline Status checkFullyConnectedFields(const FullyConnectedInt8Record& fc) {
    const bool good = areCounts(fc.batches, fc.depth, fc.outputs) && fc.outputs >= 1 &&
                      isClamp8(fc.zeroPoint, fc.low, fc.high);
    return good ? Status::Ok : Status::BadRecord;
}

} // namespace rt
} // namespace tmw
