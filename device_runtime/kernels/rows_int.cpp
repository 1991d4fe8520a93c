// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runL2NormalizeInt8(const PlanRecord& record, const KernelContext& context) {
    const RowsIntRecord& r = as<RowsIntRecord>(record);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    constexpr int32_t kBits = 7; // of a part of 1
    for (uint32_t row = 0; row < r.rows; ++row, in += r.depth, out += r.depth) {
        uint32_t sum = 0;
        for (uint32_t i = 0; i < r.depth; ++i) {
            const int32_t value = in[i] - r.zeroPoint;
            sum += static_cast<uint32_t>(value * value);
        }
        const FixedPointRoot root = inverseRoot(static_cast<int32_t>(sum));
        for (uint32_t i = 0; i < r.depth; ++i)
            out[i] = static_cast<int8_t>(
                clamp(multiplyByQuantized(in[i] - r.zeroPoint, root.multiplier, root.shift + kBits),
                      -128, 127));
    }
    return 0;
}

Status checkL2NormalizeInt8(const PlanRecord& record, const Extents& extents) {
    const RowsIntRecord& r = as<RowsIntRecord>(record);
    // So long that no sum of squares passes 2^31.
    if (r.depth < 1 || r.depth > kMostNormalized || r.rows > kMostElements || r.zeroPoint < -128 ||
        r.zeroPoint > 127)
        return Status::BadRecord;
    const uint64_t bytes = uint64_t(r.rows) * r.depth;
    return extents.canRead(r.input, bytes, 1) && extents.canWrite(r.output, bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
