// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/wide_sums.h"

namespace tmw {
namespace rt {

Status checkWide(Location weights, uint32_t depth, uint64_t outputs, bool narrow,
                 const Extents& extents) {
    if (static_cast<Memory>(weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const uint64_t stride = wideStride(depth);
    if (outputs > kMostElements || depth > kMostElements ||
        !extents.canRead(weights, stride * outputs, 8))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (weights & kLocationOffset);
    for (uint64_t o = 0; o < outputs; ++o, at += stride) {
        const Rescale& rescale = reinterpret_cast<const WideOutput*>(at)->rescale;
        if (!(narrow ? isRescale(rescale) : isWideRescale(rescale)))
            return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
