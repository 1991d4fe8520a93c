// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/softmax_int8.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kOne = 1 << 19; // of terms
constexpr uint32_t kMost = 2147483647;

int32_t multiply(int32_t a, int32_t b) {
    return saturatingDoublingHighMultiply(a, b);
}

int zeroBits(int32_t positive) {
    int bits = 0;
    while (static_cast<uint32_t>(positive) << bits < 0x80000000u)
        ++bits;
    return bits;
}

/// The logarithm, with 26 fraction bits, of 1 or more with 19. TensorFlow Lite's: the power of two
/// at the nearest quarter, and of what is left, r, about the fourth root of 1/2, a quotient of
/// polynomials.
int32_t fixedLog(int32_t x) {
    constexpr int32_t kRootOfHalf = 1518500250;
    constexpr int32_t kFourthRoot = 1805811301;
    constexpr int32_t kLogOfTwo = 1488522236;
    constexpr int32_t kInteger = 12;       // bits before the binary point of x
    constexpr int32_t kPowerOne = 1 << 25; // powers have 25 fraction bits
    const int zerosA = zeroBits(x);
    const int roomB = zeroBits(multiply(x, kRootOfHalf)) - 1;
    const int32_t restA =
        saturatingShiftLeft(multiply(wrappingShiftLeft(x, zerosA - 1), kRootOfHalf), 1);
    const int32_t restB = saturatingShiftLeft(x, roomB);
    const int32_t powerA = (kInteger - zerosA) * kPowerOne + kPowerOne / 4;
    const int32_t powerB = (kInteger - roomB) * kPowerOne - kPowerOne / 4;
    const int32_t r = restA < restB ? restA : restB;
    const int32_t power = powerA > powerB ? powerA : powerB;

    const int32_t middle = static_cast<int32_t>((int64_t(r) + kFourthRoot + 1) / 2);
    const int32_t q = 2 * (r - kFourthRoot);
    const int32_t square = multiply(q, q);
    // 2^(1/4) times 11/240, 1/20 and 1/4; 2^(3/4) - 2^(1/4).
    const int32_t above = wrappingAdd(multiply(q, r), multiply(multiply(q, square), 117049297));
    const int32_t sum = wrappingAdd(wrappingAdd(1057819769, q), multiply(127690142, square));
    const int32_t below = wrappingAdd(multiply(middle, sum), multiply(638450708, q));
    const int32_t rest = multiply(divideByPowerOfTwo(above, 6), reciprocalOfOnePlus(below));
    return saturatingShiftLeft(wrappingAdd(multiply(power, kLogOfTwo), rest), 1);
}

void runRow(const LogSoftmaxInt8Record& r, const int32_t* exps, const int8_t* in, int8_t* out) {
    int32_t greatest = -128;
    for (uint32_t i = 0; i < r.depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    uint32_t sum = 0; // held where it does not fit
    for (uint32_t i = 0; i < r.depth; ++i) {
        const uint32_t below = static_cast<uint32_t>(greatest - in[i]);
        if (below >= r.expCount)
            continue;
        const uint32_t term = static_cast<uint32_t>(softmaxTerm(exps[below]));
        sum = term > kMost - sum ? kMost : sum + term;
    }
    const int32_t log = fixedLog(static_cast<int32_t>(sum < kOne ? kOne : sum));
    // So far below the greatest, or further, the answer is the least there is.
    const int32_t bound =
        multiplyByQuantized(log - 2147483647 - 1, r.inverse.multiplier, r.inverse.shift);
    const int32_t last = -static_cast<int32_t>(r.expCount);
    for (uint32_t i = 0; i < r.depth; ++i) {
        const int32_t difference = in[i] - greatest;
        int32_t value = -128;
        if (difference > bound && difference > last)
            value = 127 + divideByPowerOfTwo(
                              wrappingSubtract(multiplyByQuantized(difference, r.rescale.multiplier,
                                                                   r.rescale.shift),
                                               log),
                              22);
        out[i] = static_cast<int8_t>(clamp(value, -128, 127));
    }
}

} // namespace

uint16_t runLogSoftmaxInt8(const PlanRecord& record, const KernelContext& context) {
    const LogSoftmaxInt8Record& r = as<LogSoftmaxInt8Record>(record);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    for (uint32_t row = 0; row < r.rows; ++row, in += r.depth, out += r.depth)
        runRow(r, context.read<int32_t>(r.exps), in, out);
    return 0;
}

Status checkLogSoftmaxInt8(const PlanRecord& record, const Extents& extents) {
    const LogSoftmaxInt8Record& r = as<LogSoftmaxInt8Record>(record);
    if (r.expCount < 1 || r.expCount > 256 || r.depth < 1 || !areCounts(r.rows, r.depth, 1) ||
        !isRescale(r.rescale) || !isRescale(r.inverse))
        return Status::BadRecord;
    const uint64_t count = uint64_t(r.rows) * r.depth;
    return extents.canRead(r.input, count, 1) && extents.canWrite(r.output, count, 1) &&
                   extents.canRead(r.exps, 4 * uint64_t(r.expCount), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
