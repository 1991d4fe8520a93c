// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/fixed_point_tables.h"

#include "core/plan/rescale.h"
#include "device_runtime/base/fixed_point_math.h"

#include <cmath>
#include <limits>

namespace tmw {

namespace {

constexpr int32_t kOne = std::numeric_limits<int32_t>::max();

int32_t multiply(int32_t a, int32_t b) {
    return rt::saturatingDoublingHighMultiply(a, b);
}

int32_t saturatingAdd(int32_t a, int32_t b) {
    const int64_t sum = int64_t(a) + b;
    return sum > kOne ? kOne : sum < ~kOne ? ~kOne : static_cast<int32_t>(sum);
}

/// exp(a) for a in [-1/4, 0), Q31: a fourth-order series about -1/8.
int32_t expNearZero(int32_t a) {
    constexpr int32_t kExpOfMinusEighth = 1895147668;
    constexpr int32_t kThird = 715827883;
    const int32_t x = rt::wrappingAdd(a, 1 << 28);
    const int32_t x2 = multiply(x, x);
    const int32_t x3 = multiply(x2, x);
    const int32_t x4 = multiply(x2, x2);
    const int32_t quarter = rt::divideByPowerOfTwo(x4, 2);
    const int32_t higher = rt::divideByPowerOfTwo(
        rt::wrappingAdd(multiply(rt::wrappingAdd(quarter, x3), kThird), x2), 1);
    return saturatingAdd(kExpOfMinusEighth,
                         multiply(kExpOfMinusEighth, rt::wrappingAdd(x, higher)));
}

/// exp(x) in Q31 for x <= 0 with `fractionBits`.
int32_t expOf(int32_t x, int fractionBits) {
    if (x == 0)
        return kOne;
    const int32_t quarter = 1 << (fractionBits - 2);
    const int32_t within = (x & (quarter - 1)) - quarter;
    int32_t result = expNearZero(rt::saturatingShiftLeft(within, 31 - fractionBits));
    const int32_t rest = rt::wrappingSubtract(within, x);
    // exp(-2^k) in Q31 for k of -2 to 4.
    constexpr int32_t kFactors[] = {1672461947, 1302514674, 790015084, 290630308,
                                    39332535,   720401,     242};
    for (int k = -2; k <= 4; ++k)
        if (31 - fractionBits > k && (rest & (1 << (fractionBits + k))) != 0)
            result = multiply(result, kFactors[k + 2]);
    return result;
}

} // namespace

int32_t fixedExp(int32_t x) {
    return expOf(x, 26);
}

int32_t fixedLogistic(int32_t x) {
    if (x == 0)
        return 1 << 30;
    const int32_t positive = rt::reciprocalOfOnePlus(expOf(x > 0 ? -x : x, 27));
    return x > 0 ? positive : kOne - positive;
}

int32_t fixedTanh(int32_t x) {
    if (x == 0)
        return 0;
    // (1 - e) / (1 + e) with e = exp(-2 |x|): the doubled argument has one fraction bit less.
    const int32_t e = expOf(x > 0 ? -x : x, 26);
    const int32_t magnitude =
        rt::saturatingShiftLeft(rt::wrappingSubtract(rt::newtonReciprocal(e), 1 << 29), 2);
    return x > 0 ? magnitude : -magnitude;
}

rt::Rescale expRescale(double factor) {
    return rescaleOf(std::min(factor * (1 << 26), 2147483647.0));
}

std::vector<int32_t> expTable(double factor) {
    constexpr int kIntegerBits = 5;
    const rt::Rescale rescale = expRescale(factor);
    const int32_t last = std::min(inputRadius(kIntegerBits, rescale.shift), 255);
    std::vector<int32_t> table;
    for (int32_t i = 0; i <= last; ++i)
        table.push_back(fixedExp(rt::multiplyByQuantized(-i, rescale.multiplier, rescale.shift)));
    return table;
}

int32_t inputRadius(int integerBits, int leftShift) {
    const double most = double((1 << integerBits) - 1) * std::ldexp(1.0, 31 - integerBits) /
                        std::ldexp(1.0, leftShift);
    return static_cast<int32_t>(std::min(std::floor(most), 2147483647.0));
}

} // namespace tmw
