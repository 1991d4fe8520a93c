// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/dsp_instructions.h"
#include "device_runtime/kernels/kernel.h"

#if TMW_RT_HAS_MVE
#include <arm_mve.h>
#endif

namespace tmw {
namespace rt {

/// Where the taps of a window lie, from tap to tap and from row to row, in bytes.
struct TapSteps {
    uint32_t height;
    uint32_t width;
    uint32_t x;
    uint32_t y;
};

/// Four channels that lie side by side: sums[i] += in * weight over all taps, wrapping.
inline void addFourChannels(const int8_t* in, const int8_t* weights, const TapSteps& taps,
                            int32_t (&sums)[4]) {
#if TMW_RT_HAS_MVE
    int32x4_t sum = vldrwq_s32(sums);
    for (uint32_t ky = taps.height; ky > 0; --ky, in += taps.y) {
        const int8_t* at = in;
        for (uint32_t kx = taps.width; kx > 0; --kx, at += taps.x, weights += 4)
            sum = vaddq_s32(sum, vmulq_s32(vldrbq_s32(at), vldrbq_s32(weights)));
    }
    vstrwq_s32(sums, sum);
#elif TMW_RT_HAS_DSP
    int32_t s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
    const uint32_t step = taps.x, line = taps.y - taps.width * taps.x, width = taps.width;
    const int8_t* at = in;
    for (uint32_t ky = taps.height; ky > 0; --ky, at += line)
        for (const int8_t* const end = weights + 4 * width; weights != end;) {
            const uint32_t x = loadWord(at);
            const uint32_t w = loadWord(weights);
            at += step;
            weights += 4;
            const uint32_t xEven = extendEven(x), wEven = extendEven(w);
            s0 = multiplyAddLow(xEven, wEven, s0);
            s2 = multiplyAddHigh(xEven, wEven, s2);
            const uint32_t xOdd = extendOdd(x), wOdd = extendOdd(w);
            s1 = multiplyAddLow(xOdd, wOdd, s1);
            s3 = multiplyAddHigh(xOdd, wOdd, s3);
        }
    sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3;
#else
    // Unsigned, because a sum may wrap.
    uint32_t s0 = static_cast<uint32_t>(sums[0]), s1 = static_cast<uint32_t>(sums[1]);
    uint32_t s2 = static_cast<uint32_t>(sums[2]), s3 = static_cast<uint32_t>(sums[3]);
    for (uint32_t ky = taps.height; ky > 0; --ky, in += taps.y) {
        const int8_t* at = in;
        for (const int8_t* const end = weights + 4 * taps.width; weights != end; weights += 4) {
            s0 += static_cast<uint32_t>(int32_t(at[0]) * weights[0]);
            s1 += static_cast<uint32_t>(int32_t(at[1]) * weights[1]);
            s2 += static_cast<uint32_t>(int32_t(at[2]) * weights[2]);
            s3 += static_cast<uint32_t>(int32_t(at[3]) * weights[3]);
            at += taps.x;
        }
    }
    sums[0] = static_cast<int32_t>(s0), sums[1] = static_cast<int32_t>(s1);
    sums[2] = static_cast<int32_t>(s2), sums[3] = static_cast<int32_t>(s3);
#endif
}

} // namespace rt
} // namespace tmw
