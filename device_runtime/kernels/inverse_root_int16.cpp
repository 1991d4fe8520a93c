// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runInverseRootInt16(const PlanRecord& record, const KernelContext& context) {
    const InverseRootInt16Record& root = as<InverseRootInt16Record>(record);
    const int16_t* in = context.read<int16_t>(root.input);
    int16_t* out = context.write<int16_t>(root.output);
    const Rescale rescale = root.rescale;
    uint16_t fault = 0;
    for (uint32_t i = 0; i < root.count; ++i) {
        int32_t value = in[i];
        if (value < 0) {
            fault = kNegativeRootFault;
            value = 0;
        }
        const int32_t scaled = rescaledInverseRoot(value, rescale.multiplier, rescale.shift, 32767);
        out[i] = static_cast<int16_t>(clamp(scaled, -32768, 32767));
    }
    return fault;
}

Status checkInverseRootInt16(const PlanRecord& record, const Extents& extents) {
    const InverseRootInt16Record& root = as<InverseRootInt16Record>(record);
    // The root comes with 20 bits more.
    if (!isRescale(root.rescale) || root.rescale.shift < -11)
        return Status::BadRecord;
    const uint64_t bytes = 2 * uint64_t(root.count);
    return extents.canRead(root.input, bytes, 2) && extents.canWrite(root.output, bytes, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
