// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/long_row.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

/// kWide: the weights are fields already.
template <bool kWide>
uint16_t runRows(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const uint32_t depth = fc.depth, outputs = fc.outputs;
    const uint32_t* const stream = context.read<uint32_t>(fc.weights);
    const int8_t* in = context.read<int8_t>(fc.input);
    int8_t* out = context.write<int8_t>(fc.output);
    int8_t* const start = out;
    const int32_t low = fc.low, high = fc.high;
    const int32_t right = -fc.rescale.shift;
    LongRowJob job = {nullptr,
                      outputs / 4,
                      fc.rescale.multiplier,
                      wrappingShiftLeft(2 * fc.zeroPoint + 1, right - 1),
                      right,
                      0};
    for (uint32_t b = fc.batches; b > 0; --b, in += depth, out += outputs) {
        job.end = in + depth;
        if (kWide) {
            runWideRow(stream, in, out, job);
            continue;
        }
        int32_t sum = 0;
        for (const int8_t* at = in; at != in + depth; ++at)
            sum += *at;
        job.start = wrappingMultiply(sum, -128);
        runLongRow(stream, in, out, job);
    }
    if (low > -128 || high < 127)
        for (int8_t* at = start; at != out; ++at)
            *at = static_cast<int8_t>(clamp(*at, low, high));
    return 0;
}

/// `weightBytes`: of each weight.
Status checkRows(const PlanRecord& record, const Extents& extents, uint64_t weightBytes) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const Status fields = checkFullyConnectedFields(fc);
    if (fields != Status::Ok)
        return fields;
    if (isPerChannel(record) || fc.depth < 4 || fc.depth % 4 != 0 || fc.outputs % 4 != 0 ||
        fc.rescale.multiplier < 0 || !isRightShift(fc.rescale.shift) ||
        static_cast<Memory>(fc.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    return extents.canRead(fc.input, uint64_t(fc.batches) * fc.depth, 1) &&
                   extents.canWrite(fc.output, uint64_t(fc.batches) * fc.outputs, 1) &&
                   extents.canRead(fc.weights, uint64_t(fc.outputs) * (weightBytes * fc.depth + 4),
                                   4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runFullyConnectedInt8Fields(const PlanRecord& record, const KernelContext& context) {
    return runRows<false>(record, context);
}

Status checkFullyConnectedInt8Fields(const PlanRecord& record, const Extents& extents) {
    return checkRows(record, extents, 1);
}

uint16_t runFullyConnectedInt8Wide(const PlanRecord& record, const KernelContext& context) {
    return runRows<true>(record, context);
}

Status checkFullyConnectedInt8Wide(const PlanRecord& record, const Extents& extents) {
    return checkRows(record, extents, 2);
}

} // namespace rt
} // namespace tmw
