// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/softmax_int8.h"
#include "device_runtime/plan/tensor_records.h"

namespace tmw {
namespace rt {

/// The sum of a row's powers, with 19 fraction bits: at least 1, and held where it does not fit.
inline int32_t logSoftmaxSum(const LogSoftmaxInt8Record& r, const int32_t* exps, const int8_t* in,
                             int32_t greatest) {
    constexpr uint32_t kOne = 1 << 19;
    constexpr uint32_t kMost = 2147483647;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < r.depth; ++i) {
        const uint32_t below = static_cast<uint32_t>(greatest - in[i]);
        if (below >= r.expCount)
            continue;
        const uint32_t term = static_cast<uint32_t>(softmaxTerm(exps[below]));
        sum = term > kMost - sum ? kMost : sum + term;
    }
    return static_cast<int32_t>(sum < kOne ? kOne : sum);
}

inline int zeroBits(int32_t positive) {
    int bits = 0;
    while (static_cast<uint32_t>(positive) << bits < 0x80000000u)
        ++bits;
    return bits;
}

/// The logarithm, with 26 fraction bits, of 1 or more with 19. TensorFlow Lite's: the power of two
/// at the nearest quarter, and of what is left, r, about the fourth root of 1/2, a quotient of
/// polynomials.
inline int32_t fixedLog(int32_t x) {
    const auto multiply = saturatingDoublingHighMultiply;
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

/// So far below the greatest, or further, the answer is the least there is.
inline int32_t logSoftmaxBound(const LogSoftmaxInt8Record& r, int32_t log) {
    const int32_t bound =
        multiplyByQuantized(log - 2147483647 - 1, r.inverse.multiplier, r.inverse.shift);
    const int32_t last = -static_cast<int32_t>(r.expCount);
    return bound > last ? bound : last;
}

} // namespace rt
} // namespace tmw
