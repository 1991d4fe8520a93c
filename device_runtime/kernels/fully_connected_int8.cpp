// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8.h"

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

int32_t biasAt(const uint8_t* row) {
    return *reinterpret_cast<const int32_t*>(row);
}

const Rescale& rescaleAt(const uint8_t* row) {
    return *reinterpret_cast<const Rescale*>(row + sizeof(int32_t));
}

/// How the sums of outputs become int8: kEach: by a rescaling each, in the stream; kRight:
/// kRightShifts holds.
template <bool kEach, bool kRight>
struct Finish {
    Rescale common;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;

    int8_t one(const uint8_t* row, int32_t sum) const {
        const Rescale rescale = kEach ? rescaleAt(row) : common;
        const int32_t value =
            kRight ? requantizeRight(sum, rescale.multiplier, rescale.shift, zeroPoint)
                   : wrappingAdd(multiplyByQuantized(sum, rescale.multiplier, rescale.shift),
                                 zeroPoint);
        return static_cast<int8_t>(clamp(value, low, high));
    }
    /// Of four rows, `stride` bytes apart.
    void four(const uint8_t* row, uint32_t stride, const int32_t (&sums)[4], int8_t* out) const {
#if TMW_RT_HAS_MVE
        if (kRight) {
            const uint32x4_t offsets = vmulq_n_u32(vidupq_n_u32(0, 1), stride);
            const int32_t* rescale = &rescaleAt(row).multiplier;
            const int32x4_t multipliers =
                kEach ? vldrwq_gather_offset_s32(rescale, offsets) : vdupq_n_s32(common.multiplier);
            const int32x4_t shifts =
                kEach ? vldrwq_gather_offset_s32(rescale + 1, offsets) : vdupq_n_s32(common.shift);
            vstrbq_s32(
                out, requantizeLanes(vldrwq_s32(sums), multipliers, shifts, zeroPoint, low, high));
            return;
        }
#endif
        for (int i = 0; i < 4; ++i, row += stride)
            out[i] = one(row, sums[i]);
    }
};

/// Four outputs at a time. The fields are taken out first: a byte written might be one of theirs,
/// for all the compiler knows.
template <bool kEach, bool kRight>
void runRow(const Int8Rows& rows, const int8_t* in, int8_t* out) {
    const uint8_t* stream = rows.stream;
    const uint32_t outputs = rows.outputs;
    const uint32_t depth = rows.depth;
    const uint32_t head = sizeof(int32_t) + (kEach ? sizeof(Rescale) : 0);
    const uint32_t stride = head + paddedDepth(depth);
    const Finish<kEach, kRight> finish = {rows.rescale, rows.zeroPoint, rows.low, rows.high};
    uint32_t o = 0;
    for (; outputs - o >= 4; o += 4, stream += 4 * stride, out += 4) {
        int32_t sums[4] = {biasAt(stream), biasAt(stream + stride), biasAt(stream + 2 * stride),
                           biasAt(stream + 3 * stride)};
        dotFourInt8(in, reinterpret_cast<const int8_t*>(stream + head), stride, depth, sums);
        finish.four(stream, stride, sums, out);
    }
    for (; o < outputs; ++o, stream += stride)
        *out++ = finish.one(stream, dotInt8(in, reinterpret_cast<const int8_t*>(stream + head),
                                            depth, biasAt(stream)));
}

} // namespace

void runInt8Row(const Int8Rows& rows, const int8_t* in, int8_t* out) {
    if (rows.perChannel)
        rows.rightShifts ? runRow<true, true>(rows, in, out) : runRow<true, false>(rows, in, out);
    else
        rows.rightShifts ? runRow<false, true>(rows, in, out) : runRow<false, false>(rows, in, out);
}

Status checkInt8Rows(const PlanRecord& record, Location weights, uint32_t depth, uint32_t outputs,
                     const Rescale& rescale, const Extents& extents) {
    const bool perChannel = isPerChannel(record);
    const bool right = hasRightShifts(record);
    const uint64_t row =
        sizeof(int32_t) + (perChannel ? sizeof(Rescale) : 0) + uint64_t(paddedDepth(depth));
    if (static_cast<Memory>(weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    if (row > kMostElements || !extents.canRead(weights, row * outputs, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return isRescale(rescale) && (!right || isRightShift(rescale.shift)) ? Status::Ok
                                                                             : Status::BadRecord;
    const uint8_t* at = extents.constants.data() + (weights & kLocationOffset);
    for (uint32_t o = 0; o < outputs; ++o, at += row) {
        const Rescale& each = *reinterpret_cast<const Rescale*>(at + sizeof(int32_t));
        if (!isRescale(each) || (right && !isRightShift(each.shift)))
            return Status::BadRecord;
    }
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
    return checkInt8Rows(record, fc.weights, fc.depth, fc.outputs, fc.rescale, extents);
}

} // namespace rt
} // namespace tmw
