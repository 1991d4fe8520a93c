// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/nd_index.h"

namespace tmw {
namespace rt {

uint16_t runReverseSequence(const PlanRecord& record, const KernelContext& context) {
    const ReverseSequenceRecord& r = as<ReverseSequenceRecord>(record);
    const void* const lengths = context.read<uint8_t>(r.lengths);
    const uint8_t* in = context.read<uint8_t>(r.input);
    uint8_t* out = context.write<uint8_t>(r.output);
    const uint32_t steps = r.stepsFirst ? r.dims[1] : r.dims[3];
    const uint32_t stride = r.stepsFirst ? r.dims[2] * r.dims[3] * r.bytes : r.bytes;
    uint16_t fault = 0;
    for (uint32_t o = 0; o < r.dims[0]; ++o)
        for (uint32_t i = 0; i < r.dims[1]; ++i)
            for (uint32_t m = 0; m < r.dims[2]; ++m)
                for (uint32_t j = 0; j < r.dims[3]; ++j, in += r.bytes, out += r.bytes) {
                    const uint32_t step = r.stepsFirst ? i : j;
                    const int64_t length = loadIndex(lengths, r.lengthType, r.stepsFirst ? j : i);
                    const int64_t held = length > steps ? steps : length;
                    if (held != length)
                        fault = kIndexFault;
                    // Before and behind: input and output go on together.
                    const int64_t from = step < held ? held - 1 - step : step;
                    copyBytes(out, in + (from - step) * static_cast<int64_t>(stride), r.bytes);
                }
    return fault;
}

Status checkReverseSequence(const PlanRecord& record, const Extents& extents) {
    const ReverseSequenceRecord& r = as<ReverseSequenceRecord>(record);
    if (!isIndexType(r.lengthType) || r.bytes < 1 || r.bytes > kMostElements)
        return Status::BadRecord;
    uint64_t bytes = r.bytes;
    for (uint32_t d = 0; d < 4; ++d) {
        if (r.dims[d] < 1 || r.dims[d] > kMostElements || bytes * r.dims[d] > kMostElements)
            return Status::BadRecord;
        bytes *= r.dims[d];
    }
    const uint32_t width = static_cast<uint32_t>(sizeOf(static_cast<DataType>(r.lengthType)));
    const uint64_t batches = r.stepsFirst ? r.dims[3] : r.dims[1];
    return extents.canRead(r.input, bytes, 1) &&
                   extents.canRead(r.lengths, width * batches, width) &&
                   extents.canWrite(r.output, bytes, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
