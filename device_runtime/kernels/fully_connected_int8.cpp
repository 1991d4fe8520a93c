// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8.h"

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

const uint8_t* runRow(const FullyConnectedInt8Record& fc, const uint8_t* stream, const int8_t* in,
                      int8_t* out, bool perChannel) {
    const uint32_t padded = paddedDepth(fc.depth);
    Rescale rescale = fc.rescale;
    for (uint32_t o = 0; o < fc.outputs; ++o) {
        const int32_t bias = *reinterpret_cast<const int32_t*>(stream);
        stream += sizeof(int32_t);
        if (perChannel) {
            rescale = *reinterpret_cast<const Rescale*>(stream);
            stream += sizeof(Rescale);
        }
        const int32_t sum = dotInt8(in, reinterpret_cast<const int8_t*>(stream), fc.depth, bias);
        stream += padded;
        const int32_t scaled = multiplyByQuantized(sum, rescale.multiplier, rescale.shift);
        out[o] = static_cast<int8_t>(clamp(wrappingAdd(scaled, fc.zeroPoint), fc.low, fc.high));
    }
    return stream;
}

} // namespace

uint16_t runFullyConnectedInt8(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const int8_t* in = context.read<int8_t>(fc.input);
    int8_t* out = context.write<int8_t>(fc.output);
    const uint8_t* stream = context.read<uint8_t>(fc.weights);
    for (uint32_t b = 0; b < fc.batches; ++b, in += fc.depth, out += fc.outputs)
        runRow(fc, stream, in, out, (record.flags & kPerChannel) != 0);
    return 0;
}

Status checkFullyConnectedInt8(const PlanRecord& record, const Extents& extents) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const bool perChannel = (record.flags & kPerChannel) != 0;
    const Status fields = checkFullyConnectedFields(fc);
    if (fields != Status::Ok)
        return fields;
    const uint64_t row =
        sizeof(int32_t) + (perChannel ? sizeof(Rescale) : 0) + uint64_t(paddedDepth(fc.depth));
    if (row > kMostElements || !extents.canRead(fc.input, uint64_t(fc.batches) * fc.depth, 1) ||
        !extents.canWrite(fc.output, uint64_t(fc.batches) * fc.outputs, 1) ||
        !extents.canRead(fc.weights, row * fc.outputs, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return isRescale(fc.rescale) ? Status::Ok : Status::BadRecord;
    const uint8_t* at = extents.constants.data() + (fc.weights & kLocationOffset);
    for (uint32_t o = 0; o < fc.outputs; ++o, at += row)
        if (!isRescale(*reinterpret_cast<const Rescale*>(at + sizeof(int32_t))))
            return Status::BadRecord;
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
