// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/nd_index.h"

namespace tmw {
namespace rt {

namespace {

/// The block's first byte in the tensor.
uint32_t firstOf(const BlockAtRecord& r, const KernelContext& context, uint16_t* fault) {
    const void* const starts = context.read<uint8_t>(r.starts);
    uint32_t first = 0;
    for (uint32_t i = 0; i < r.rank; ++i) {
        const uint32_t d = 6 - r.rank + i;
        const int64_t start = loadIndex(starts, r.type, i);
        const int64_t held = start < 0 ? 0 : start > r.limits[d] ? r.limits[d] : start;
        if (held != start)
            *fault = kIndexFault;
        first += static_cast<uint32_t>(held) * r.strides[d];
    }
    return first;
}

/// Visits the runs along the last dimension: each(offset in the tensor, offset in the block).
template <typename Each>
void forEachRun(const BlockAtRecord& r, Each each) {
    const uint32_t run = r.dims[5] * r.width;
    uint32_t at[5] = {0, 0, 0, 0, 0};
    uint32_t offset = 0;
    for (uint32_t packed = 0;; packed += run) {
        each(offset, packed);
        int d = 4;
        for (; d >= 0; --d) {
            offset += r.strides[d];
            if (++at[d] < r.dims[d])
                break;
            offset -= r.dims[d] * r.strides[d];
            at[d] = 0;
        }
        if (d < 0)
            return;
    }
}

/// Bytes of the tensor and of the block. False where a count passes kMostElements.
bool extentsOf(const BlockAtRecord& r, uint64_t* tensor, uint64_t* block) {
    *tensor = r.width;
    *block = r.width;
    if (r.rank < 1 || r.rank > 6 || !isIndexType(r.type) || r.width < 1 || r.width > 8 ||
        r.strides[5] != r.width)
        return false;
    for (uint32_t d = 0; d < 6; ++d) {
        if (r.dims[d] < 1 || !areCounts(r.dims[d], r.strides[d], r.limits[d]) ||
            (d < 6 - r.rank && r.limits[d] != 0))
            return false;
        *tensor += (uint64_t(r.dims[d]) - 1 + r.limits[d]) * r.strides[d];
        *block *= r.dims[d];
        if (*tensor > kMostElements || *block > kMostElements)
            return false;
    }
    return true;
}

Status check(const BlockAtRecord& r, const Extents& extents, bool slices) {
    uint64_t tensor, block;
    if (!extentsOf(r, &tensor, &block))
        return Status::BadRecord;
    const uint32_t width = static_cast<uint32_t>(sizeOf(static_cast<DataType>(r.type)));
    return extents.canRead(r.starts, uint64_t(width) * r.rank, width) &&
                   extents.canRead(r.input, slices ? tensor : block, 1) &&
                   extents.canWrite(r.output, slices ? block : tensor, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runSliceAt(const PlanRecord& record, const KernelContext& context) {
    const BlockAtRecord& r = as<BlockAtRecord>(record);
    uint16_t fault = 0;
    const uint8_t* const in = context.read<uint8_t>(r.input) + firstOf(r, context, &fault);
    uint8_t* const out = context.write<uint8_t>(r.output);
    forEachRun(r, [&](uint32_t offset, uint32_t packed) {
        copyBytes(out + packed, in + offset, r.dims[5] * r.width);
    });
    return fault;
}

uint16_t runPlaceAt(const PlanRecord& record, const KernelContext& context) {
    const BlockAtRecord& r = as<BlockAtRecord>(record);
    uint16_t outside = 0; // no fault: such starts are moved in
    uint8_t* const out = context.write<uint8_t>(r.output) + firstOf(r, context, &outside);
    const uint8_t* const in = context.read<uint8_t>(r.input);
    forEachRun(r, [&](uint32_t offset, uint32_t packed) {
        copyBytes(out + offset, in + packed, r.dims[5] * r.width);
    });
    return 0;
}

Status checkSliceAt(const PlanRecord& record, const Extents& extents) {
    return check(as<BlockAtRecord>(record), extents, true);
}

Status checkPlaceAt(const PlanRecord& record, const Extents& extents) {
    return check(as<BlockAtRecord>(record), extents, false);
}

} // namespace rt
} // namespace tmw
