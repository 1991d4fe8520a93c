// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

uint16_t runCopy(const PlanRecord& record, const KernelContext& context) {
    const CopyRecord& copy = as<CopyRecord>(record);
    memmove(context.write<uint8_t>(copy.output), context.read<uint8_t>(copy.input), copy.bytes);
    return 0;
}

Status checkCopy(const PlanRecord& record, const Extents& extents) {
    const CopyRecord& copy = as<CopyRecord>(record);
    return extents.canRead(copy.input, copy.bytes, 1) &&
                   extents.canWrite(copy.output, copy.bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
