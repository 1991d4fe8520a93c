// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

uint16_t runFill(const PlanRecord& record, const KernelContext& context) {
    const FillRecord& fill = as<FillRecord>(record);
    uint8_t* to = context.write<uint8_t>(fill.output);
    uint8_t value[sizeof fill.value];
    memcpy(value, &fill.value, sizeof value);
    if (fill.width == 1) {
        memset(to, value[0], fill.count);
        return 0;
    }
    for (uint32_t i = 0; i < fill.count; ++i, to += fill.width)
        memcpy(to, value, fill.width);
    return 0;
}

Status checkFill(const PlanRecord& record, const Extents& extents) {
    const FillRecord& fill = as<FillRecord>(record);
    if (fill.count > kMostElements ||
        (fill.width != 1 && fill.width != 2 && fill.width != 4 && fill.width != 8))
        return Status::BadRecord;
    return extents.canWrite(fill.output, uint64_t(fill.count) * fill.width, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
