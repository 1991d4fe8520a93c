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

} // namespace

// Four outputs at a time. The fields are taken out first: a byte written might be one of theirs,
// for all the compiler knows.
void runInt8Row(const Int8Rows& rows, const int8_t* in, int8_t* out) {
    const uint8_t* stream = rows.stream;
    const uint32_t outputs = rows.outputs;
    const uint32_t depth = rows.depth;
    const bool perChannel = rows.perChannel;
    const uint32_t head = sizeof(int32_t) + (perChannel ? sizeof(Rescale) : 0);
    const uint32_t stride = head + paddedDepth(depth);
    const Rescale common = rows.rescale;
    const int32_t zeroPoint = rows.zeroPoint, low = rows.low, high = rows.high;
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

Status checkInt8Rows(Location weights, uint32_t depth, uint32_t outputs, bool perChannel,
                     const Rescale& rescale, const Extents& extents) {
    const uint64_t row =
        sizeof(int32_t) + (perChannel ? sizeof(Rescale) : 0) + uint64_t(paddedDepth(depth));
    if (static_cast<Memory>(weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    if (row > kMostElements || !extents.canRead(weights, row * outputs, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return isRescale(rescale) ? Status::Ok : Status::BadRecord;
    const uint8_t* at = extents.constants.data() + (weights & kLocationOffset);
    for (uint32_t o = 0; o < outputs; ++o, at += row)
        if (!isRescale(*reinterpret_cast<const Rescale*>(at + sizeof(int32_t))))
            return Status::BadRecord;
    return Status::Ok;
}

uint16_t runFullyConnectedInt8(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const Int8Rows rows = rowsOf(fc, context);
    const int8_t* in = context.read<int8_t>(fc.input);
    int8_t* out = context.write<int8_t>(fc.output);
    for (uint32_t b = 0; b < fc.batches; ++b, in += rows.depth, out += rows.outputs)
        runInt8Row(rows, in, out);
    return 0;
}

Status checkFullyConnectedInt8(const PlanRecord& record, const Extents& extents) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const Status fields = checkFullyConnectedFields(fc);
    if (fields != Status::Ok)
        return fields;
    if (!extents.canRead(fc.input, uint64_t(fc.batches) * fc.depth, 1) ||
        !extents.canWrite(fc.output, uint64_t(fc.batches) * fc.outputs, 1))
        return Status::OutOfExtent;
    return checkInt8Rows(fc.weights, fc.depth, fc.outputs, isPerChannel(record), fc.rescale,
                         extents);
}

} // namespace rt
} // namespace tmw
