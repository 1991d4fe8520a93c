// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runRequantize(const PlanRecord& record, const KernelContext& context) {
    const RequantizeRecord& requantize = as<RequantizeRecord>(record);
    const DataType inputType = static_cast<DataType>(requantize.inputType);
    const DataType outputType = static_cast<DataType>(requantize.outputType);
    const IntegerRange range = rangeOf(outputType);
    const void* in = context.read<uint8_t>(requantize.input);
    void* out = context.write<uint8_t>(requantize.output);
    for (uint32_t i = 0; i < requantize.count; ++i) {
        const int32_t value =
            wrappingSubtract(loadInteger(in, i, inputType), requantize.inputZeroPoint);
        const int32_t scaled =
            multiplyByQuantized(value, requantize.rescale.multiplier, requantize.rescale.shift);
        storeInteger(out, i, outputType,
                     clamp(wrappingAdd(scaled, requantize.outputZeroPoint), range.low, range.high));
    }
    return 0;
}

Status checkRequantize(const PlanRecord& record, const Extents& extents) {
    const RequantizeRecord& requantize = as<RequantizeRecord>(record);
    if (!isQuantizedInteger(requantize.inputType) || !isQuantizedInteger(requantize.outputType) ||
        !isRescale(requantize.rescale))
        return Status::BadRecord;
    const uint32_t inputWidth = widthOf(requantize.inputType);
    const uint32_t outputWidth = widthOf(requantize.outputType);
    const uint64_t count = requantize.count;
    return extents.canRead(requantize.input, count * inputWidth, inputWidth) &&
                   extents.canWrite(requantize.output, count * outputWidth, outputWidth)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
