// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/dsp_instructions.h"

namespace tmw {
namespace rt {

/// Running sums of two outputs (p, q) whose weights are packed as 256 * q + p: `both` of the packed
/// products, `first` of p's.
struct PairSums {
    int32_t both;
    int32_t first;

    /// Both sums start at p's bias, so that it leaves their difference alone.
    explicit PairSums(int32_t bias) : both(bias), first(bias) {}
    /// q's sum of products, without its bias.
    int32_t second() const {
        return static_cast<int32_t>(static_cast<uint32_t>(both) - static_cast<uint32_t>(first)) >>
               8;
    }
    void add(uint32_t weights, uint32_t in) {
        both = multiplyAddPairs(weights, in, both);
        first = multiplyAddPairs(extendEven(weights), in, first);
    }
};

/// Adds the products of the inputs up to `end`, four at a time, at least one time; answers where
/// the weights go on.
inline const uint32_t* addPair(const uint32_t* weights, const int8_t* in, const int8_t* end,
                               PairSums& pair) {
    do {
        const uint32_t x = loadWord(in);
        pair.add(weights[0], extendEven(x));
        pair.add(weights[1], extendOdd(x));
        in += 4;
        weights += 2;
    } while (in != end);
    return weights;
}

inline const uint32_t* addTwoPairs(const uint32_t* weights, const int8_t* in, const int8_t* end,
                                   PairSums& a, PairSums& b) {
#if TMW_RT_HAS_DSP
    // By hand: compilers do not load two words at once here.
    uint32_t even;
    uint32_t odd;
    uint32_t w0;
    uint32_t w1;
    __asm__ volatile("1:\n"
                     "ldr %[odd], [%[in]], #4\n"
                     "ldrd %[w0], %[w1], [%[w]], #8\n"
                     "sxtb16 %[even], %[odd]\n"
                     "sxtb16 %[odd], %[odd], ror #8\n"
                     "smlad %[ab], %[w0], %[even], %[ab]\n"
                     "sxtb16 %[w0], %[w0]\n"
                     "smlad %[af], %[w0], %[even], %[af]\n"
                     "smlad %[ab], %[w1], %[odd], %[ab]\n"
                     "sxtb16 %[w1], %[w1]\n"
                     "smlad %[af], %[w1], %[odd], %[af]\n"
                     "ldrd %[w0], %[w1], [%[w]], #8\n"
                     "smlad %[bb], %[w0], %[even], %[bb]\n"
                     "sxtb16 %[w0], %[w0]\n"
                     "smlad %[bf], %[w0], %[even], %[bf]\n"
                     "smlad %[bb], %[w1], %[odd], %[bb]\n"
                     "sxtb16 %[w1], %[w1]\n"
                     "smlad %[bf], %[w1], %[odd], %[bf]\n"
                     "cmp %[in], %[end]\n"
                     "bne 1b\n"
                     : [in] "+r"(in), [w] "+r"(weights), [ab] "+r"(a.both), [af] "+r"(a.first),
                       [bb] "+r"(b.both), [bf] "+r"(b.first), [even] "=&r"(even), [odd] "=&r"(odd),
                       [w0] "=&r"(w0), [w1] "=&r"(w1)
                     : [end] "r"(end)
                     : "cc", "memory");
    return weights;
#else
    do {
        const uint32_t x = loadWord(in);
        const uint32_t even = extendEven(x);
        const uint32_t odd = extendOdd(x);
        a.add(weights[0], even);
        a.add(weights[1], odd);
        b.add(weights[2], even);
        b.add(weights[3], odd);
        in += 4;
        weights += 4;
    } while (in != end);
    return weights;
#endif
}

} // namespace rt
} // namespace tmw
