// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/nd_index.h"

namespace tmw {
namespace rt {

uint16_t runGatherNd(const PlanRecord& record, const KernelContext& context) {
    const GatherNdRecord& r = as<GatherNdRecord>(record);
    const uint8_t* const in = context.read<uint8_t>(r.input);
    const void* const indices = context.read<uint8_t>(r.indices);
    uint8_t* out = context.write<uint8_t>(r.output);
    uint16_t fault = 0;
    for (uint32_t i = 0; i < r.index.count; ++i, out += r.bytes)
        copyBytes(out, in + sliceOf(r.index, indices, i, &fault) * r.bytes, r.bytes);
    return fault;
}

Status checkGatherNd(const PlanRecord& record, const Extents& extents) {
    const GatherNdRecord& r = as<GatherNdRecord>(record);
    uint64_t slices, indices;
    if (!extentsOf(r.index, &slices, &indices) || r.bytes > kMostElements)
        return Status::BadRecord;
    const uint32_t width = static_cast<uint32_t>(sizeOf(static_cast<DataType>(r.index.type)));
    return extents.canRead(r.input, slices * r.bytes, 1) &&
                   extents.canRead(r.indices, width * indices, width) &&
                   extents.canWrite(r.output, uint64_t(r.index.count) * r.bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
