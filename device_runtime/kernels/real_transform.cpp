// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint32_t sourceOf(uint32_t place, uint32_t bits) {
    uint32_t source = 0;
    for (uint32_t shift = 0; bits > 0;) {
        const uint32_t digit = bits > 1 ? 2 : 1; // stages of four, or of two
        bits -= digit;
        source |= place >> bits << shift;
        place &= (1u << bits) - 1;
        shift += digit;
    }
    return source;
}

Status checkTransform(const PlanRecord& record, const Extents& extents, uint32_t width,
                      bool inverse) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    if (r.length < 4 || r.length > 65536 || (r.length & (r.length - 1)) != 0 || r.rows > 0xffffu ||
        (inverse ? r.size != r.length + 2 : r.size > r.length))
        return Status::BadRecord;
    const uint64_t rows = uint64_t(width) * r.rows, half = uint64_t(width) * r.length;
    return extents.canRead(r.input, rows * r.size, width) &&
                   extents.canWrite(r.output, rows * (inverse ? r.length : r.length + 2), width) &&
                   extents.canRead(r.twiddles, half, width) &&
                   extents.canRead(r.finish, half / 2, width) &&
                   extents.canWrite(r.scratch, half, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
