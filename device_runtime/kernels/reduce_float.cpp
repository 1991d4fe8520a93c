// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/reduce.h"

namespace tmw {
namespace rt {

namespace {

template <typename Combine>
float reduced(const ReduceShape& shape, const float* in, uint32_t start, float first,
              Combine combine) {
    float value = first;
    forEachOffset(shape.reducedDims, shape.reducedStrides, start,
                  [&](uint32_t at) { value = combine(value, in[at]); });
    return value;
}

float reducedBy(ReduceFunction function, const ReduceShape& shape, const float* in,
                uint32_t start) {
    switch (function) {
    case ReduceFunction::Max:
        return reduced(shape, in, start, in[start], [](float a, float b) { return b > a ? b : a; });
    case ReduceFunction::Min:
        return reduced(shape, in, start, in[start], [](float a, float b) { return b < a ? b : a; });
    case ReduceFunction::Product:
        return reduced(shape, in, start, 1.0f, [](float a, float b) { return a * b; });
    default:
        return reduced(shape, in, start, 0.0f, [](float a, float b) { return a + b; });
    }
}

} // namespace

uint16_t runReduceFloat(const PlanRecord& record, const KernelContext& context) {
    const ReduceFloatRecord& r = as<ReduceFloatRecord>(record);
    const ReduceShape& shape = r.shape;
    const float* in = context.read<float>(r.input);
    float* out = context.write<float>(r.output);
    const ReduceFunction function = static_cast<ReduceFunction>(r.function);
    const float count =
        function == ReduceFunction::Mean
            ? static_cast<float>(shape.reducedDims[0] * shape.reducedDims[1] * shape.reducedDims[2])
            : 1.0f;
    forEachOffset(shape.keptDims, shape.keptStrides, 0,
                  [&](uint32_t start) { *out++ = reducedBy(function, shape, in, start) / count; });
    return 0;
}

Status checkReduceFloat(const PlanRecord& record, const Extents& extents) {
    const ReduceFloatRecord& r = as<ReduceFloatRecord>(record);
    ReduceExtents reach;
    if (r.function > static_cast<uint32_t>(ReduceFunction::Product) || !extentsOf(r.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * reach.in, 4) && extents.canWrite(r.output, 4 * reach.out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
