// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8_dsp.h"

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_dot.h"
#include "device_runtime/kernels/dsp_row.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

/// One rescaling for all outputs: held in registers, because bytes are written in between and a
/// byte may be anything's.
struct Common {
    Requantizer requantizer;
    static constexpr uint32_t kWords = 0; ///< an output takes in the stream

    int8_t operator()(const uint32_t*, uint32_t, int32_t sum) const { return requantizer(sum); }
};

/// One rescaling an output, in the stream.
struct EachItsOwn {
    int32_t zeroPoint;
    static constexpr uint32_t kWords = 2;

    int8_t operator()(const uint32_t* rescales, uint32_t output, int32_t sum) const {
        return Requantizer(reinterpret_cast<const Rescale*>(rescales)[output], zeroPoint)(sum);
    }
};

/// The same where all of them shift to the right.
struct EachToTheRight {
    int32_t zeroPoint;
    static constexpr uint32_t kWords = 2;

    int8_t operator()(const uint32_t* rescales, uint32_t output, int32_t sum) const {
        const Rescale& rescale = reinterpret_cast<const Rescale*>(rescales)[output];
        return requantizeRight(sum, rescale.multiplier, rescale.shift, zeroPoint);
    }
};

/// All blocks of one row of the input.
template <typename Requantize>
void runRow(const uint32_t* stream, const int8_t* in, const int8_t* end, int8_t* out,
            uint32_t outputs, Requantize requantize) {
    uint32_t left = outputs;
    for (; left > 2; left = left > 4 ? left - 4 : 0, out += 4) {
        const uint32_t* const rescales = stream + 4;
        PairSums a(static_cast<int32_t>(stream[0]));
        PairSums b(static_cast<int32_t>(stream[2]));
        const int32_t biasA = static_cast<int32_t>(stream[1]);
        const int32_t biasB = static_cast<int32_t>(stream[3]);
        stream = addTwoPairs(rescales + 4 * Requantize::kWords, in, end, a, b);
        const int32_t secondA = wrappingAdd(biasA, a.second());
        const int32_t secondB = wrappingAdd(biasB, b.second());
        out[0] = requantize(rescales, 0, a.first);
        out[1] = requantize(rescales, 1, secondA);
        out[2] = requantize(rescales, 2, b.first);
        if (left > 3)
            out[3] = requantize(rescales, 3, secondB);
    }
    if (left == 0)
        return;
    const uint32_t* const rescales = stream + 2;
    const int32_t bias = static_cast<int32_t>(stream[1]);
    PairSums pair(static_cast<int32_t>(stream[0]));
    addPair(rescales + 2 * Requantize::kWords, in, end, pair);
    out[0] = requantize(rescales, 0, pair.first);
    if (left > 1)
        out[1] = requantize(rescales, 1, wrappingAdd(bias, pair.second()));
}

/// For a clamp narrower than the type, once a row.
void clampRow(int8_t* out, uint32_t outputs, int32_t low, int32_t high) {
    for (const int8_t* const end = out + outputs; out != end; ++out)
        *out = static_cast<int8_t>(clamp(*out, low, high));
}

constexpr uint64_t blockBytes(uint32_t width, uint32_t padded, bool perChannel) {
    return uint64_t(width) * (4u + (perChannel ? 8u : 0u) + padded);
}

} // namespace

void runInt8RowDsp(const Int8Rows& rows, const int8_t* in, int8_t* out) {
    const uint32_t* const stream = reinterpret_cast<const uint32_t*>(rows.stream);
    const int8_t* const end = in + paddedDepth(rows.depth);
    if (!rows.perChannel && rows.rightShifts && rows.outputs >= 4) {
        const RowJob job = rowJob(rows.depth, rows.outputs, rows.rescale, rows.zeroPoint);
        const uint32_t* const rest = runRowBlocks(stream, in, out, job);
        const uint32_t done = 4 * job.blocks;
        if (done < rows.outputs)
            runRow(rest, in, end, out + done, rows.outputs - done,
                   Common{Requantizer(rows.rescale, rows.zeroPoint)});
    } else if (rows.perChannel && rows.rightShifts)
        runRow(stream, in, end, out, rows.outputs, EachToTheRight{rows.zeroPoint});
    else if (rows.perChannel)
        runRow(stream, in, end, out, rows.outputs, EachItsOwn{rows.zeroPoint});
    else
        runRow(stream, in, end, out, rows.outputs,
               Common{Requantizer(rows.rescale, rows.zeroPoint)});
    if (rows.low > -128 || rows.high < 127)
        clampRow(out, rows.outputs, rows.low, rows.high);
}

Status checkInt8RowsDsp(const PlanRecord& record, Location weights, uint32_t depth,
                        uint32_t outputs, const Rescale& rescale, const Extents& extents) {
    const bool perChannel = isPerChannel(record);
    const bool right = hasRightShifts(record);
    if (static_cast<Memory>(weights >> 30) != Memory::Constants || !isRescale(rescale) ||
        (!perChannel && right && !isRightShift(rescale.shift)) || depth < 1)
        return Status::BadRecord;
    const uint32_t padded = paddedDepth(depth);
    const uint32_t fours = (outputs + 1) / 4;
    const bool pair = outputs > 4 * fours;
    const uint64_t bytes =
        fours * blockBytes(4, padded, perChannel) + (pair ? blockBytes(2, padded, perChannel) : 0);
    if (!extents.canRead(weights, bytes, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return Status::Ok;
    const uint8_t* at = extents.constants.data() + (weights & kLocationOffset);
    for (uint32_t block = 0; block < fours + (pair ? 1u : 0u); ++block) {
        const uint32_t width = block < fours ? 4 : 2;
        const Rescale* rescales = reinterpret_cast<const Rescale*>(at + 4 * width);
        for (uint32_t o = 0; o < width; ++o)
            if (!isRescale(rescales[o]) || (right && !isRightShift(rescales[o].shift)))
                return Status::BadRecord;
        at += blockBytes(width, padded, perChannel);
    }
    return Status::Ok;
}

uint16_t runFullyConnectedInt8Dsp(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const Int8Rows rows = rowsOf(fc, context);
    const int8_t* in = context.read<int8_t>(fc.input);
    int8_t* out = context.write<int8_t>(fc.output);
    for (uint32_t b = 0; b < fc.batches; ++b, in += rows.depth, out += rows.outputs)
        runInt8RowDsp(rows, in, out);
    return 0;
}

Status checkFullyConnectedInt8Dsp(const PlanRecord& record, const Extents& extents) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const Status fields = checkFullyConnectedFields(fc);
    if (fields != Status::Ok)
        return fields;
    const uint32_t padded = paddedDepth(fc.depth);
    const uint64_t inputBytes = fc.batches == 0 ? 0 : uint64_t(fc.batches - 1) * fc.depth + padded;
    if (!extents.canRead(fc.input, inputBytes, 1) ||
        !extents.canWrite(fc.output, uint64_t(fc.batches) * fc.outputs, 1))
        return Status::OutOfExtent;
    return checkInt8RowsDsp(record, fc.weights, fc.depth, fc.outputs, fc.rescale, extents);
}

} // namespace rt
} // namespace tmw
