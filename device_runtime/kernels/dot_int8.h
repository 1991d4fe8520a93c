// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_instructions.h"

#include <stdint.h>

#if TMW_RT_HAS_MVE
#include <arm_mve.h>
#endif

namespace tmw {
namespace rt {

/// start + sum of a[i] * b[i], wrapping: the same bits in any order.
inline int32_t dotInt8(const int8_t* a, const int8_t* b, uint32_t count, int32_t start) {
#if TMW_RT_HAS_MVE
    int32_t sum = start;
    for (int32_t left = static_cast<int32_t>(count); left > 0; left -= 16, a += 16, b += 16) {
        const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(left));
        sum = vmladavaq_p_s8(sum, vldrbq_z_s8(a, lanes), vldrbq_z_s8(b, lanes), lanes);
    }
    return sum;
#else
    uint32_t sum = static_cast<uint32_t>(start);
    for (uint32_t i = 0; i < count; ++i)
        sum += static_cast<uint32_t>(int32_t(a[i]) * b[i]);
    return static_cast<int32_t>(sum);
#endif
}

/// The same for four rows of `b`, `stride` bytes apart: what is read of `a` serves them all.
inline void dotFourInt8(const int8_t* a, const int8_t* b, uint32_t stride, uint32_t count,
                        int32_t (&sums)[4]) {
    const int8_t* b0 = b;
    const int8_t* b1 = b0 + stride;
    const int8_t* b2 = b1 + stride;
    const int8_t* b3 = b2 + stride;
    int32_t s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
#if TMW_RT_HAS_MVE
    for (; count >= 16; count -= 16, a += 16, b0 += 16, b1 += 16, b2 += 16, b3 += 16) {
        const int8x16_t x = vldrbq_s8(a);
        s0 = vmladavaq_s8(s0, x, vldrbq_s8(b0));
        s1 = vmladavaq_s8(s1, x, vldrbq_s8(b1));
        s2 = vmladavaq_s8(s2, x, vldrbq_s8(b2));
        s3 = vmladavaq_s8(s3, x, vldrbq_s8(b3));
    }
    if (count > 0) {
        // Lanes beyond the end load as zero, so their products need no predicate.
        const mve_pred16_t lanes = vctp8q(count);
        const int8x16_t x = vldrbq_z_s8(a, lanes);
        s0 = vmladavaq_s8(s0, x, vldrbq_z_s8(b0, lanes));
        s1 = vmladavaq_s8(s1, x, vldrbq_z_s8(b1, lanes));
        s2 = vmladavaq_s8(s2, x, vldrbq_z_s8(b2, lanes));
        s3 = vmladavaq_s8(s3, x, vldrbq_z_s8(b3, lanes));
    }
#elif TMW_RT_HAS_DSP
    const auto add = [](uint32_t even, uint32_t odd, const int8_t* at, int32_t sum) {
        const uint32_t w = loadWord(at);
        return multiplyAddPairs(odd, extendOdd(w), multiplyAddPairs(even, extendEven(w), sum));
    };
    for (; count >= 4; count -= 4, a += 4, b0 += 4, b1 += 4, b2 += 4, b3 += 4) {
        const uint32_t x = loadWord(a);
        const uint32_t even = extendEven(x), odd = extendOdd(x);
        s0 = add(even, odd, b0, s0);
        s1 = add(even, odd, b1, s1);
        s2 = add(even, odd, b2, s2);
        s3 = add(even, odd, b3, s3);
    }
    for (const int8_t* const end = a + count; a != end; ++a) {
        s0 = wrappingAdd(s0, int32_t(*a) * *b0++);
        s1 = wrappingAdd(s1, int32_t(*a) * *b1++);
        s2 = wrappingAdd(s2, int32_t(*a) * *b2++);
        s3 = wrappingAdd(s3, int32_t(*a) * *b3++);
    }
#else
    // Unsigned, because a sum may wrap.
    uint32_t t0 = static_cast<uint32_t>(s0), t1 = static_cast<uint32_t>(s1);
    uint32_t t2 = static_cast<uint32_t>(s2), t3 = static_cast<uint32_t>(s3);
    for (const int8_t* const end = a + count; a != end; ++a) {
        const int32_t x = *a;
        t0 += static_cast<uint32_t>(x * *b0++);
        t1 += static_cast<uint32_t>(x * *b1++);
        t2 += static_cast<uint32_t>(x * *b2++);
        t3 += static_cast<uint32_t>(x * *b3++);
    }
    s0 = static_cast<int32_t>(t0), s1 = static_cast<int32_t>(t1);
    s2 = static_cast<int32_t>(t2), s3 = static_cast<int32_t>(t3);
#endif
    sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3;
}

} // namespace rt
} // namespace tmw
