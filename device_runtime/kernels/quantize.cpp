// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/base/rounding.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Beyond this a float plus a zero point clamps to the same end of any type.
constexpr int32_t kFar = 1 << 30;

bool isAffine(const QuantizeRecord& quantize) {
    if (!isQuantizedInteger(quantize.type))
        return false;
    const IntegerRange range = rangeOf(static_cast<DataType>(quantize.type));
    return quantize.scale > 0.0f && quantize.zeroPoint >= range.low &&
           quantize.zeroPoint <= range.high;
}

Status checkExtents(const QuantizeRecord& quantize, const Extents& extents, uint32_t inputWidth,
                    uint32_t outputWidth) {
    return extents.canRead(quantize.input, uint64_t(quantize.count) * inputWidth, inputWidth) &&
                   extents.canWrite(quantize.output, uint64_t(quantize.count) * outputWidth,
                                    outputWidth)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runQuantize(const PlanRecord& record, const KernelContext& context) {
    const QuantizeRecord& quantize = as<QuantizeRecord>(record);
    const DataType type = static_cast<DataType>(quantize.type);
    const IntegerRange range = rangeOf(type);
    const float* in = context.read<float>(quantize.input);
    void* out = context.write<uint8_t>(quantize.output);
    for (uint32_t i = 0; i < quantize.count; ++i) {
        const int64_t q =
            int64_t(roundHalfAway(in[i] / quantize.scale, -kFar, kFar)) + quantize.zeroPoint;
        storeInteger(out, i, type,
                     q < range.low    ? range.low
                     : q > range.high ? range.high
                                      : static_cast<int32_t>(q));
    }
    return 0;
}

uint16_t runDequantize(const PlanRecord& record, const KernelContext& context) {
    const QuantizeRecord& dequantize = as<QuantizeRecord>(record);
    const DataType type = static_cast<DataType>(dequantize.type);
    const void* in = context.read<uint8_t>(dequantize.input);
    float* out = context.write<float>(dequantize.output);
    for (uint32_t i = 0; i < dequantize.count; ++i) {
        const int32_t q = loadInteger(in, i, type);
        out[i] = dequantize.scale * static_cast<float>(wrappingSubtract(q, dequantize.zeroPoint));
    }
    return 0;
}

Status checkQuantize(const PlanRecord& record, const Extents& extents) {
    const QuantizeRecord& quantize = as<QuantizeRecord>(record);
    if (!isAffine(quantize))
        return Status::BadRecord;
    return checkExtents(quantize, extents, 4, widthOf(quantize.type));
}

Status checkDequantize(const PlanRecord& record, const Extents& extents) {
    const QuantizeRecord& dequantize = as<QuantizeRecord>(record);
    if (!isAffine(dequantize))
        return Status::BadRecord;
    return checkExtents(dequantize, extents, widthOf(dequantize.type), 4);
}

} // namespace rt
} // namespace tmw
