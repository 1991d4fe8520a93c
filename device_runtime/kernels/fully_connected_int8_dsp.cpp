// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_instructions.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// A rescaling spread out for the loop: highMultiply(sum << left, multiplier) is its first
/// rounding, and the second is (t - (t < 0) + half) >> right.
struct Requantizer {
    int32_t multiplier;
    int32_t left;
    int32_t right;
    int32_t half;
    int32_t negatives; ///< all ones where the second rounding is one

    explicit Requantizer(const Rescale& rescale)
        : multiplier(rescale.multiplier), left(rescale.shift > 0 ? rescale.shift + 1 : 1),
          right(rescale.shift < 0 ? -rescale.shift : 0),
          half(static_cast<int32_t>((1u << right) >> 1)), negatives(right > 0 ? -1 : 0) {}

    int32_t operator()(int32_t sum) const {
        const int32_t first = highMultiply(wrappingShiftLeft(sum, left), multiplier);
        return wrappingAdd(wrappingAdd(first, (first >> 31) & negatives), half) >> right;
    }
};

struct Clamp {
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    bool narrow;

    int8_t operator()(int32_t value) const {
        const int32_t q = saturate8(wrappingAdd(value, zeroPoint));
        return static_cast<int8_t>(narrow ? clamp(q, low, high) : q);
    }
};

/// Sums of `Pairs` pairs of outputs.
template <int Pairs>
const uint32_t* accumulate(const uint32_t* weights, const int8_t* in, uint32_t quads,
                           int32_t (&sums)[2 * Pairs]) {
    int32_t both[Pairs] = {};
    int32_t first[Pairs] = {};
    const int8_t* const end = in + 4 * quads;
    for (; in != end; in += 4) {
        const uint32_t x = loadWord(in);
        const uint32_t even = extendEven(x);
        const uint32_t odd = extendOdd(x);
        for (int p = 0; p < Pairs; ++p) {
            const uint32_t w02 = *weights++;
            const uint32_t w13 = *weights++;
            both[p] = multiplyAddPairs(w02, even, both[p]);
            first[p] = multiplyAddPairs(extendEven(w02), even, first[p]);
            both[p] = multiplyAddPairs(w13, odd, both[p]);
            first[p] = multiplyAddPairs(extendEven(w13), odd, first[p]);
        }
    }
    for (int p = 0; p < Pairs; ++p) {
        sums[2 * p] = wrappingAdd(sums[2 * p], first[p]);
        sums[2 * p + 1] = wrappingAdd(sums[2 * p + 1], wrappingSubtract(both[p], first[p]) >> 8);
    }
    return weights;
}

template <int Pairs>
const uint32_t* runBlock(const FullyConnectedInt8Record& fc, const uint32_t* stream,
                         const int8_t* in, int8_t* out, uint32_t count, const Requantizer& common,
                         const Clamp& finish) {
    constexpr uint32_t kWidth = 2 * Pairs;
    int32_t sums[kWidth];
    for (uint32_t o = 0; o < kWidth; ++o)
        sums[o] = static_cast<int32_t>(*stream++);
    const bool perChannel = (fc.head.flags & kPerChannel) != 0;
    const Rescale* rescales = reinterpret_cast<const Rescale*>(stream);
    if (perChannel)
        stream += 2 * kWidth;
    stream = accumulate<Pairs>(stream, in, paddedDepth(fc.depth) / 4, sums);
    for (uint32_t o = 0; o < kWidth && o < count; ++o)
        out[o] = finish(perChannel ? Requantizer(rescales[o])(sums[o]) : common(sums[o]));
    return stream;
}

constexpr uint64_t blockBytes(uint32_t width, uint32_t padded, bool perChannel) {
    return uint64_t(width) * (4u + (perChannel ? 8u : 0u) + padded);
}

} // namespace

uint16_t runFullyConnectedInt8Dsp(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const int8_t* in = context.read<int8_t>(fc.input);
    int8_t* out = context.write<int8_t>(fc.output);
    const Requantizer common(fc.rescale);
    const Clamp finish = {fc.zeroPoint, fc.low, fc.high, fc.low > -128 || fc.high < 127};
    for (uint32_t b = 0; b < fc.batches; ++b, in += fc.depth) {
        const uint32_t* stream = context.read<uint32_t>(fc.weights);
        uint32_t left = fc.outputs;
        for (; left > 2; left -= left < 4 ? left : 4) {
            stream = runBlock<2>(fc, stream, in, out, left, common, finish);
            out += left < 4 ? left : 4;
        }
        if (left > 0)
            runBlock<1>(fc, stream, in, out, left, common, finish);
        out += left;
    }
    return 0;
}

Status checkFullyConnectedInt8Dsp(const PlanRecord& record, const Extents& extents) {
    const FullyConnectedInt8Record& fc = as<FullyConnectedInt8Record>(record);
    const bool perChannel = (record.flags & kPerChannel) != 0;
    const Status fields = checkFullyConnectedFields(fc);
    if (fields != Status::Ok)
        return fields;
    if (!isRescale(fc.rescale))
        return Status::BadRecord;
    const uint32_t padded = paddedDepth(fc.depth);
    const uint32_t fours = (fc.outputs + 1) / 4;
    const bool pair = fc.outputs > 4 * fours;
    const uint64_t bytes =
        fours * blockBytes(4, padded, perChannel) + (pair ? blockBytes(2, padded, perChannel) : 0);
    const uint64_t inputBytes = fc.batches == 0 ? 0 : uint64_t(fc.batches - 1) * fc.depth + padded;
    if (!extents.canRead(fc.input, inputBytes, 1) ||
        !extents.canWrite(fc.output, uint64_t(fc.batches) * fc.outputs, 1) ||
        !extents.canRead(fc.weights, bytes, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return Status::Ok;
    const uint8_t* at = extents.constants.data() + (fc.weights & kLocationOffset);
    for (uint32_t block = 0; block < fours + (pair ? 1u : 0u); ++block) {
        const uint32_t width = block < fours ? 4 : 2;
        const Rescale* rescales = reinterpret_cast<const Rescale*>(at + 4 * width);
        for (uint32_t o = 0; o < width; ++o)
            if (!isRescale(rescales[o]))
                return Status::BadRecord;
        at += blockBytes(width, padded, perChannel);
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
