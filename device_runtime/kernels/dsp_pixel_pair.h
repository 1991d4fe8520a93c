// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_instructions.h"
#include "device_runtime/kernels/pair_stream.h"

namespace tmw {
namespace rt {

/// Before the weights of two outputs (p, q); PairTail follows them.
struct PairHead {
    int32_t both;  ///< 256 * q's bias + p's
    int32_t first; ///< p's bias
};

/// What all pairs of pixels of a layer have in common. Read by the assembly.
struct PixelPairJob {
    uint32_t quads; ///< taps of a pixel, in fours
    uint32_t pairs; ///< of outputs
    uint32_t step;  ///< from the first pixel's outputs to the second's
    int32_t half;   ///< 2 * zeroPoint + 1
};

// Two pixels by two outputs at a time: `taps` holds, for each four taps, those of the first pixel
// that are even, of the second, and the odd ones, as halfwords. kExact: a negative sum that lies
// between two outputs goes away from zero; else the clamp hides which of them it takes.

#if TMW_RT_HAS_DSP

// clang-format off
#define TMW_FOUR_TAPS                                                                              \
    "ldmia r1!, {r4-r7}\n"                                                                         \
    "ldrd r8, r9, [r0], #8\n"                                                                      \
    "smlad r10, r8, r4, r10\n"                                                                     \
    "smlad r11, r8, r5, r11\n"                                                                     \
    "sxtb16 r8, r8\n"                                                                              \
    "smlad r12, r8, r4, r12\n"                                                                     \
    "smlad lr, r8, r5, lr\n"                                                                       \
    "smlad r10, r9, r6, r10\n"                                                                     \
    "smlad r11, r9, r7, r11\n"                                                                     \
    "sxtb16 r9, r9\n"                                                                              \
    "smlad r12, r9, r6, r12\n"                                                                     \
    "smlad lr, r9, r7, lr\n"
#define TMW_AWAY(sum, offset) "add r9, " offset ", " sum ", asr #31\n"
// r0: the stream; r1: the taps, then words; r2: the outputs; r3: words, then the count of rounds of
// four fours, of which the first is entered where what is left begins;
// r10, r11: both sums of each pixel; r12, lr: the first ones.
#define TMW_PIXEL_PAIR(bias0, bias1, bias2, bias3, o0, o1)                                         \
    "push {r4-r11, lr}\n"                                                                          \
    "ldm r3, {r4-r7}\n"                                                                            \
    "add r4, r4, #3\n"                                                                             \
    "push {r1, r4-r7}\n"                                                                           \
    "1:\n"                                                                                         \
    "ldrd r10, r12, [r0], #8\n"                                                                    \
    "ldrd r1, r3, [sp]\n"                                                                          \
    "mov r11, r10\n"                                                                               \
    "mov lr, r12\n"                                                                                \
    "lsrs r3, r3, #1\n"                                                                            \
    "bcc 6f\n"                                                                                     \
    "lsrs r3, r3, #1\n"                                                                            \
    "bcc 4f\n"                                                                                     \
    "2:\n" TMW_FOUR_TAPS                                                                           \
    "3:\n" TMW_FOUR_TAPS                                                                           \
    "4:\n" TMW_FOUR_TAPS                                                                           \
    "5:\n" TMW_FOUR_TAPS                                                                           \
    "subs r3, r3, #1\n"                                                                            \
    "bne 2b\n"                                                                                     \
    "ldmia r0!, {r3-r5}\n"                                                                         \
    "ldr r6, [sp, #16]\n"                                                                          \
    "sub r10, r10, r12\n"                                                                          \
    "sub r11, r11, lr\n"                                                                           \
    "asr r10, r10, #7\n"                                                                           \
    "asr r11, r11, #7\n"                                                                           \
    "lsl r12, r12, #1\n"                                                                           \
    "lsl lr, lr, #1\n"                                                                             \
    "lsr r8, r5, #8\n"                                                                             \
    "lsl r7, r6, r5\n"                                                                             \
    "lsl r6, r6, r8\n"                                                                             \
    bias0 "smmlar r12, r12, r3, " o0 "\n"                                                          \
    bias1 "smmlar lr, lr, r3, " o0 "\n"                                                            \
    bias2 "smmlar r10, r10, r4, " o1 "\n"                                                          \
    bias3 "smmlar r11, r11, r4, " o1 "\n"                                                          \
    "asr r12, r12, r5\n"                                                                           \
    "asr lr, lr, r5\n"                                                                             \
    "asr r10, r10, r8\n"                                                                           \
    "asr r11, r11, r8\n"                                                                           \
    "ldrd r3, r1, [sp, #8]\n"                                                                      \
    "ssat r12, #8, r12, asr #1\n"                                                                  \
    "ssat lr, #8, lr, asr #1\n"                                                                    \
    "ssat r10, #8, r10, asr #1\n"                                                                  \
    "ssat r11, #8, r11, asr #1\n"                                                                  \
    "strb lr, [r2, r1]\n"                                                                          \
    "strb r12, [r2], #1\n"                                                                         \
    "strb r11, [r2, r1]\n"                                                                         \
    "strb r10, [r2], #1\n"                                                                         \
    "subs r3, r3, #1\n"                                                                            \
    "str r3, [sp, #8]\n"                                                                           \
    "bne 1b\n"                                                                                     \
    "add sp, sp, #20\n"                                                                            \
    "pop {r4-r11, pc}\n"                                                                           \
    "6:\n"                                                                                         \
    "lsrs r3, r3, #1\n"                                                                            \
    "bcs 3b\n"                                                                                     \
    "b 5b\n"

__attribute__((naked, noinline)) inline void exactPixelPair(const uint32_t*, const uint32_t*,
                                                            int8_t*, const PixelPairJob*) {
    __asm__ volatile(TMW_PIXEL_PAIR(TMW_AWAY("r12", "r7"), TMW_AWAY("lr", "r7"),
                                    TMW_AWAY("r10", "r6"), TMW_AWAY("r11", "r6"), "r9", "r9"));
}
__attribute__((naked, noinline)) inline void floorPixelPair(const uint32_t*, const uint32_t*,
                                                            int8_t*, const PixelPairJob*) {
    __asm__ volatile(TMW_PIXEL_PAIR("", "", "", "", "r7", "r6"));
}
// clang-format on
#undef TMW_FOUR_TAPS
#undef TMW_AWAY
#undef TMW_PIXEL_PAIR

template <bool kExact>
void runPixelPair(const uint32_t* stream, const uint32_t* taps, int8_t* out,
                  const PixelPairJob& job) {
    kExact ? exactPixelPair(stream, taps, out, &job) : floorPixelPair(stream, taps, out, &job);
}

#else

template <bool kExact>
int8_t finishOfPair(int32_t twice, const PairTail& tail, int which, int32_t half) {
    const uint8_t shift = tail.shifts[which];
    const int32_t offset =
        wrappingAdd(wrappingShiftLeft(half, shift), kExact && twice < 0 ? -1 : 0);
    return static_cast<int8_t>(
        saturate8(highMultiplyAdd(twice, tail.multipliers[which], offset) >> shift >> 1));
}

template <bool kExact>
void runPixelPair(const uint32_t* stream, const uint32_t* taps, int8_t* out,
                  const PixelPairJob& job) {
    for (uint32_t pair = 0; pair < job.pairs; ++pair, out += 2) {
        const PairHead& head = *reinterpret_cast<const PairHead*>(stream);
        int32_t both[2] = {head.both, head.both};
        int32_t first[2] = {head.first, head.first};
        stream += 2;
        for (uint32_t i = 0; i < 2 * job.quads; ++i, ++stream)
            for (uint32_t pixel = 0; pixel < 2; ++pixel) {
                const uint32_t in = taps[2 * i + pixel];
                both[pixel] = multiplyAddPairs(*stream, in, both[pixel]);
                first[pixel] = multiplyAddPairs(extendEven(*stream), in, first[pixel]);
            }
        const PairTail& tail = *reinterpret_cast<const PairTail*>(stream);
        stream += 3;
        for (uint32_t pixel = 0; pixel < 2; ++pixel) {
            int8_t* const to = out + pixel * job.step;
            to[0] = finishOfPair<kExact>(wrappingShiftLeft(first[pixel], 1), tail, 0, job.half);
            to[1] = finishOfPair<kExact>(wrappingSubtract(both[pixel], first[pixel]) >> 7, tail, 1,
                                         job.half);
        }
    }
}

#endif

} // namespace rt
} // namespace tmw
