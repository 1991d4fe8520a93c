// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/svdf.h"

namespace tmw {
namespace rt {

namespace {

template <typename State>
void runSvdf(const SvdfIntRecord& r, const KernelContext& context) {
    const SvdfShape& s = r.shape;
    const IntegerRange range = rangeOf(static_cast<DataType>(r.type));
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    const int8_t* const features = context.read<int8_t>(r.features);
    const int32_t* const offsets = context.read<int32_t>(r.offsets);
    const State* const times = context.read<State>(r.times);
    const int32_t* const biases = context.read<int32_t>(r.biases);
    State* state = context.write<State>(r.state);
    forgetOldest(s, state);
    for (uint32_t b = 0; b < s.batches; ++b, in += s.inputs)
        for (uint32_t u = 0; u < s.units; ++u) {
            int32_t sum = biases[u];
            for (uint32_t k = 0; k < s.rank; ++k, state += s.memory) {
                const uint32_t f = u * s.rank + k;
                const int32_t fresh = dotInt8(in, features + f * s.inputs, s.inputs, offsets[f]);
                const int32_t held =
                    multiplyByQuantized(fresh, r.feature.multiplier, r.feature.shift);
                state[s.memory - 1] =
                    static_cast<State>(clamp(held, range.low, range.high) + r.stateZeroPoint);
                const State* time = times + f * s.memory;
                for (uint32_t m = 0; m < s.memory; ++m)
                    sum = wrappingAdd(sum, time[m] * state[m]);
            }
            const int32_t answer = multiplyByQuantized(sum, r.time.multiplier, r.time.shift);
            *out++ = static_cast<int8_t>(clamp(wrappingAdd(answer, r.zeroPoint), -128, 127));
        }
}

} // namespace

uint16_t runSvdfInt(const PlanRecord& record, const KernelContext& context) {
    const SvdfIntRecord& r = as<SvdfIntRecord>(record);
    if (r.type == static_cast<uint32_t>(DataType::Int8))
        runSvdf<int8_t>(r, context);
    else
        runSvdf<int16_t>(r, context);
    return 0;
}

Status checkSvdfInt(const PlanRecord& record, const Extents& extents) {
    const SvdfIntRecord& r = as<SvdfIntRecord>(record);
    const SvdfShape& s = r.shape;
    if (!isSvdf(s) ||
        (r.type != static_cast<uint32_t>(DataType::Int8) &&
         r.type != static_cast<uint32_t>(DataType::Int16)) ||
        !isRescale(r.feature) || !isRescale(r.time) || r.stateZeroPoint < -128 ||
        r.stateZeroPoint > 127 || r.zeroPoint < -128 || r.zeroPoint > 127)
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    const uint64_t filters = uint64_t(s.units) * s.rank;
    return extents.canRead(r.input, uint64_t(s.batches) * s.inputs, 1) &&
                   extents.canWrite(r.output, uint64_t(s.batches) * s.units, 1) &&
                   extents.canRead(r.features, filters * s.inputs, 1) &&
                   extents.canRead(r.offsets, 4 * filters, 4) &&
                   extents.canRead(r.times, width * filters * s.memory, width) &&
                   extents.canRead(r.biases, 4 * uint64_t(s.units), 4) &&
                   r.state >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(r.state, width * s.batches * filters * s.memory, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
