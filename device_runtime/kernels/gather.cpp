// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runGather(const PlanRecord& record, const KernelContext& context) {
    const GatherRecord& gather = as<GatherRecord>(record);
    const uint8_t* in = context.read<uint8_t>(gather.input);
    uint8_t* out = context.write<uint8_t>(gather.output);
    const DataType type = static_cast<DataType>(gather.type);
    uint16_t fault = 0;
    for (uint32_t o = 0; o < gather.outer; ++o, in += gather.axis * gather.bytes)
        for (uint32_t i = 0; i < gather.count; ++i, out += gather.bytes) {
            int64_t index = type == DataType::Int64
                                ? context.read<int64_t>(gather.indices)[i]
                                : loadInteger(context.read<uint8_t>(gather.indices), i, type);
            if (index < 0 || index >= gather.axis) {
                index = 0;
                fault = kIndexFault;
            }
            copyBytes(out, in + static_cast<uint32_t>(index) * gather.bytes, gather.bytes);
        }
    return fault;
}

Status checkGather(const PlanRecord& record, const Extents& extents) {
    const GatherRecord& gather = as<GatherRecord>(record);
    if ((gather.type != static_cast<uint32_t>(DataType::Int64) &&
         gather.type != static_cast<uint32_t>(DataType::Int32) &&
         gather.type != static_cast<uint32_t>(DataType::Int16)) ||
        gather.axis < 1 || !areCounts(gather.outer, gather.axis, gather.bytes) ||
        gather.count > kMostElements)
        return Status::BadRecord;
    const uint64_t rows = uint64_t(gather.outer) * gather.axis;
    const uint64_t picks = uint64_t(gather.outer) * gather.count;
    if (rows > kMostElements || picks > kMostElements)
        return Status::BadRecord;
    const uint32_t width = widthOf(gather.type);
    return extents.canRead(gather.input, rows * gather.bytes, 1) &&
                   extents.canRead(gather.indices, uint64_t(width) * gather.count, width) &&
                   extents.canWrite(gather.output, picks * gather.bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
