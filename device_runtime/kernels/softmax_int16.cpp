// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Of 513 values in Q15 for the whole range of int16, with straight lines between them.
int32_t between(const int16_t* table, int32_t at) {
    const int32_t index = 256 + (at >> 7);
    const int32_t base = table[index];
    const int32_t rise = table[index + 1] - base;
    return static_cast<int16_t>(base + ((rise * (at & 0x7f) + 64) >> 7));
}

int32_t expOf(const SoftmaxInt16Record& softmax, const int16_t* exps, int32_t difference) {
    const int32_t scaled =
        multiplyByQuantized(difference, softmax.rescale.multiplier, softmax.rescale.shift);
    return between(exps, clamp(wrappingAdd(scaled, 32767), -32768, 32767));
}

/// Bits of a sum of exponentials below its sign.
int bitsOf(uint32_t sum) {
    int bits = 0;
    for (; sum != 0; sum >>= 1)
        ++bits;
    return bits;
}

/// The exponentials wait in the output.
void runRow(const SoftmaxInt16Record& softmax, const int16_t* in, int16_t* out, const int16_t* exps,
            const int16_t* reciprocals) {
    const uint32_t depth = softmax.depth;
    int32_t greatest = -32768;
    for (uint32_t i = 0; i < depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    int32_t sum = 0;
    for (uint32_t i = 0; i < depth; ++i) {
        out[i] = static_cast<int16_t>(expOf(softmax, exps, in[i] - greatest));
        sum += out[i];
    }
    if (sum < 1) // of no exponentials: tables of a plan that was made up
        sum = 1;
    const int bits = bitsOf(static_cast<uint32_t>(sum));
    // The sum as 1 + x with 16 bits of fraction; the table begins at the least int16.
    const int32_t normalized =
        static_cast<int32_t>(((int64_t(sum) << (31 - bits)) + (1 << 13)) >> 14);
    const int32_t reciprocal =
        between(reciprocals, clamp(normalized - (1 << 15) - (1 << 16), -32768, 32767));
    const int shift = bits > 1 ? bits - 1 : 1;
    for (uint32_t i = 0; i < depth; ++i) {
        const int64_t share = int64_t(out[i]) * reciprocal + (int64_t(1) << (shift - 1));
        out[i] = static_cast<int16_t>(clamp(static_cast<int32_t>(share >> shift), 0, 32767));
    }
}

} // namespace

uint16_t runSoftmaxInt16(const PlanRecord& record, const KernelContext& context) {
    const SoftmaxInt16Record& softmax = as<SoftmaxInt16Record>(record);
    const int16_t* in = context.read<int16_t>(softmax.input);
    int16_t* out = context.write<int16_t>(softmax.output);
    for (uint32_t row = 0; row < softmax.rows; ++row) {
        runRow(softmax, in, out, context.read<int16_t>(softmax.exps),
               context.read<int16_t>(softmax.reciprocals));
        in += softmax.depth;
        out += softmax.depth;
    }
    return 0;
}

Status checkSoftmaxInt16(const PlanRecord& record, const Extents& extents) {
    const SoftmaxInt16Record& softmax = as<SoftmaxInt16Record>(record);
    if (softmax.depth < 1 || softmax.depth > kMostSoftmaxDepth ||
        !areCounts(softmax.rows, softmax.depth, 1) || !isRescale(softmax.rescale))
        return Status::BadRecord;
    const uint64_t bytes = 2 * uint64_t(softmax.rows) * softmax.depth;
    return extents.canRead(softmax.input, bytes, 2) && extents.canWrite(softmax.output, bytes, 2) &&
                   extents.canRead(softmax.exps, 2 * kSoftmaxTable, 2) &&
                   extents.canRead(softmax.reciprocals, 2 * kSoftmaxTable, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
