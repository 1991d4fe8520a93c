// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8.h"

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

int32_t biasAt(const uint8_t* row) {
    return *reinterpret_cast<const int32_t*>(row);
}

/// One row of the input against all weights, four outputs at a time. The record's fields are taken
/// out first: a byte written might be one of theirs, for all the compiler knows.
void runRow(const FullyConnectedInt8Record& fc, const uint8_t* stream, const int8_t* in,
            int8_t* out, bool perChannel) {
    const uint32_t outputs = fc.outputs;
    const uint32_t depth = fc.depth;
    const uint32_t head = sizeof(int32_t) + (perChannel ? sizeof(Rescale) : 0);
    const uint32_t stride = head + paddedDepth(depth);
    const Rescale common = fc.rescale;
    const int32_t zeroPoint = fc.zeroPoint, low = fc.low, high = fc.high;
    const auto finish = [=](const uint8_t* row, int32_t sum) {
        const Rescale rescale =
            perChannel ? *reinterpret_cast<const Rescale*>(row + sizeof(int32_t)) : common;
        const int32_t scaled = multiplyByQuantized(sum, rescale.multiplier, rescale.shift);
        return static_cast<int8_t>(clamp(wrappingAdd(scaled, zeroPoint), low, high));
    };
    uint32_t o = 0;
    for (; outputs - o >= 4; o += 4) {
        int32_t sums[4] = {biasAt(stream), biasAt(stream + stride), biasAt(stream + 2 * stride),
                           biasAt(stream + 3 * stride)};
        dotFourInt8(in, reinterpret_cast<const int8_t*>(stream + head), stride, depth, sums);
        for (int i = 0; i < 4; ++i, stream += stride)
            *out++ = finish(stream, sums[i]);
    }
    for (; o < outputs; ++o, stream += stride)
        *out++ = finish(stream, dotInt8(in, reinterpret_cast<const int8_t*>(stream + head), depth,
                                        biasAt(stream)));
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
