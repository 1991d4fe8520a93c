// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runSelect(const PlanRecord& record, const KernelContext& context) {
    const SelectRecord& r = as<SelectRecord>(record);
    const uint8_t* condition = context.read<uint8_t>(r.condition);
    const uint8_t* a = context.read<uint8_t>(r.a);
    const uint8_t* b = context.read<uint8_t>(r.b);
    uint8_t* out = context.write<uint8_t>(r.output);
    const uint32_t width = r.width, stride = r.stride;
    for (uint32_t i = r.count; i > 0; --i, a += width, b += width, out += width) {
        copyBytes(out, *condition != 0 ? a : b, width);
        condition += stride;
    }
    return 0;
}

Status checkSelect(const PlanRecord& record, const Extents& extents) {
    const SelectRecord& r = as<SelectRecord>(record);
    if (r.count > kMostElements || r.stride > 1 ||
        (r.width != 1 && r.width != 2 && r.width != 4 && r.width != 8))
        return Status::BadRecord;
    const uint64_t bytes = uint64_t(r.count) * r.width;
    return extents.canRead(r.condition, r.stride == 1 ? r.count : 1, 1) &&
                   extents.canRead(r.a, bytes, 1) && extents.canRead(r.b, bytes, 1) &&
                   extents.canWrite(r.output, bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
