// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/nd_index.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

void addSlice(const ScatterNdRecord& r, const void* from, uint32_t fromAt, void* to,
              uint32_t toAt) {
    const DataType type = static_cast<DataType>(r.type);
    for (uint32_t i = 0; i < r.elements; ++i, ++fromAt, ++toAt)
        if (type == DataType::Float32)
            static_cast<float*>(to)[toAt] += static_cast<const float*>(from)[fromAt];
        else
            storeInteger(to, toAt, type,
                         wrappingAdd(loadInteger(to, toAt, type), loadInteger(from, fromAt, type)));
}

} // namespace

uint16_t runScatterNd(const PlanRecord& record, const KernelContext& context) {
    const ScatterNdRecord& r = as<ScatterNdRecord>(record);
    const void* const indices = context.read<uint8_t>(r.indices);
    const void* const updates = context.read<uint8_t>(r.updates);
    uint8_t* const out = context.write<uint8_t>(r.output);
    size_t slices = 1;
    for (uint32_t d = 0; d < r.index.depth; ++d)
        slices *= r.index.dims[d];
    memset(out, 0, slices * r.elements * widthOf(r.type));
    uint16_t fault = 0;
    for (uint32_t i = 0; i < r.index.count; ++i)
        addSlice(r, updates, i * r.elements, out,
                 sliceOf(r.index, indices, i, &fault) * r.elements);
    return fault;
}

Status checkScatterNd(const PlanRecord& record, const Extents& extents) {
    const ScatterNdRecord& r = as<ScatterNdRecord>(record);
    uint64_t slices, indices;
    if (!extentsOf(r.index, &slices, &indices) || r.elements > kMostElements ||
        slices * r.elements > kMostElements ||
        uint64_t(r.index.count) * r.elements > kMostElements ||
        (r.type != static_cast<uint32_t>(DataType::Float32) && !isQuantizedInteger(r.type)))
        return Status::BadRecord;
    const uint32_t indexWidth = widthOf(r.index.type);
    const uint32_t width = widthOf(r.type);
    return extents.canRead(r.indices, indexWidth * indices, indexWidth) &&
                   extents.canRead(r.updates, uint64_t(width) * r.index.count * r.elements,
                                   width) &&
                   extents.canWrite(r.output, width * slices * r.elements, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
