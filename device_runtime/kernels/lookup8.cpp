// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runLookup8(const PlanRecord& record, const KernelContext& context) {
    const Lookup8Record& lookup = as<Lookup8Record>(record);
    const uint8_t* in = context.read<uint8_t>(lookup.input);
    const uint8_t* table = context.read<uint8_t>(lookup.table);
    uint8_t* out = context.write<uint8_t>(lookup.output);
    for (uint32_t i = 0; i < lookup.count; ++i)
        out[i] = table[in[i]];
    return 0;
}

Status checkLookup8(const PlanRecord& record, const Extents& extents) {
    const Lookup8Record& lookup = as<Lookup8Record>(record);
    return extents.canRead(lookup.input, lookup.count, 1) &&
                   extents.canWrite(lookup.output, lookup.count, 1) &&
                   extents.canRead(lookup.table, 256, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
