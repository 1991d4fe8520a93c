// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/core_family.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/pair_stream.h"

namespace tmw {
namespace rt {

// Two sums in one 64-bit one, for cores that multiply two words to 64 bits and have no DSP
// instructions: a factor high * 2^kFieldBits + low, times a weight, adds both products at once.
// Exact while |the lower sum| < 2^(kFieldBits - 1), which the planner proves.

constexpr uint32_t kFieldBits = 23;
constexpr int32_t kFieldOne = (1 << kFieldBits) + 1; ///< 1 in both fields

/// sum + a * b.
inline uint64_t addLong(uint64_t sum, int32_t a, int32_t b) {
    return sum + static_cast<uint64_t>(int64_t(a) * b);
}
inline int32_t lowField(uint64_t sum, uint32_t bits) {
    return static_cast<int32_t>(static_cast<uint32_t>(sum) << (32 - bits)) >> (32 - bits);
}
inline int32_t highField(uint64_t sum, uint32_t bits) {
    return wrappingSubtract(static_cast<int32_t>(static_cast<uint32_t>(sum >> bits)),
                            lowField(sum, bits) >> 31);
}
/// Twice the accumulator, requantized: offset is half a step of the shift and the zero point.
inline int8_t requantizeLong(int32_t sum, int32_t multiplier, int32_t offset, int32_t right) {
    const int32_t high = wrappingAdd(offset, sum >> 31);
    const int32_t first = static_cast<int32_t>(
        (int64_t(wrappingShiftLeft(sum, 1)) * multiplier + (int64_t(1) << 31)) >> 32);
    return static_cast<int8_t>(clamp(wrappingAdd(first, high) >> (right & 31), -128, 127));
}

/// What all groups of four pixels of a layer have in common. Read by the assembly.
struct FourPixelsJob {
    const uint32_t* end; ///< of the taps
    uint32_t pairs;      ///< of outputs
    uint32_t step;       ///< from a pixel's outputs to the next one's
    uint32_t odd;        ///< 1: taps are an odd number of fours
    int32_t half;        ///< 2 * zeroPoint + 1
    int32_t one;         ///< kFieldOne
};

// Four pixels by two outputs at a time: `taps` holds for each tap pixel 1 * 2^kFieldBits + pixel 0,
// and pixels 3 and 2 likewise; a multiple of four of them.

#if TMW_RT_IS_ARMV7M

// clang-format off
#define TMW_TAP                                                                                    \
    "ldrd r2, r3, [r1], #8\n"                                                                      \
    "ldrsb r4, [r0], #1\n"                                                                         \
    "ldrsb r5, [r0], #1\n"                                                                         \
    "smlal r6, r7, r2, r4\n"                                                                       \
    "smlal r8, r9, r3, r4\n"                                                                       \
    "smlal r10, r11, r2, r5\n"                                                                     \
    "smlal r12, lr, r3, r5\n"
/// Twice both fields. One bit more of the higher one than it has is the lower one's sign.
#define TMW_SPLIT(low, high, from, top)                                                            \
    "lsl " low ", " from ", #9\n"                                                                  \
    "lsr " high ", " from ", #22\n"                                                                \
    "orr " high ", " high ", " top ", lsl #10\n"                                                   \
    "sub " high ", " high ", " low ", asr #31\n"                                                   \
    "asr " low ", " low ", #8\n"
#define TMW_REQUANTIZE(sum)                                                                        \
    "mov r9, #0x80000000\n"                                                                        \
    "add r1, r5, " sum ", asr #31\n"                                                               \
    "smlal r9, r1, " sum ", r4\n"                                                                  \
    "asr r1, r1, r8\n"                                                                             \
    "ssat r1, #8, r1, asr #1\n"

/// r0: the stream; r1: the taps; r6 to r9: sums of the first output, r10 to lr: of the second.
__attribute__((naked, noinline)) inline void fourPixels(const uint32_t*, const uint32_t*, int8_t*,
                                                        const FourPixelsJob*) {
    __asm__ volatile("push {r4-r11, lr}\n"
                     "ldm r3, {r4-r9}\n"
                     "push {r1, r2, r4-r9}\n"
                     "1:\n"
                     "ldrd r4, r5, [r0], #8\n"
                     "ldr r3, [sp, #28]\n"
                     "ldr r1, [sp]\n"
                     "ldr r2, [sp, #20]\n"
                     "smull r6, r7, r4, r3\n"
                     "smull r10, r11, r5, r3\n"
                     "mov r8, r6\n"
                     "mov r9, r7\n"
                     "mov r12, r10\n"
                     "mov lr, r11\n"
                     "cmp r2, #0\n"
                     "bne 3f\n"
                     "2:\n" TMW_TAP TMW_TAP TMW_TAP TMW_TAP
                     "3:\n" TMW_TAP TMW_TAP TMW_TAP TMW_TAP
                     "ldr r2, [sp, #8]\n"
                     "cmp r1, r2\n"
                     "bne 2b\n"
                     TMW_SPLIT("r2", "r3", "r6", "r7")
                     TMW_SPLIT("r6", "r7", "r8", "r9")
                     "ldr r5, [sp, #24]\n"
                     "ldr r8, [r0, #8]\n"
                     "ldr r4, [r0]\n"
                     "lsl r5, r5, r8\n"
                     TMW_REQUANTIZE("r2") "ldr r2, [sp, #4]\n" "strb r1, [r2]\n"
                     TMW_REQUANTIZE("r3") "ldr r3, [sp, #16]\n" "strb r1, [r2, r3]\n"
                     TMW_REQUANTIZE("r6") "strb r1, [r2, r3, lsl #1]\n"
                     TMW_REQUANTIZE("r7") "add r2, r2, r3\n" "strb r1, [r2, r3, lsl #1]\n"
                     TMW_SPLIT("r6", "r7", "r10", "r11")
                     TMW_SPLIT("r10", "r11", "r12", "lr")
                     "ldr r5, [sp, #24]\n"
                     "ldrd r4, r8, [r0, #4]\n"
                     "add r0, r0, #12\n"
                     "lsr r8, r8, #8\n"
                     "lsl r5, r5, r8\n"
                     "add r2, r2, #1\n"
                     TMW_REQUANTIZE("r7") "strb r1, [r2]\n"
                     TMW_REQUANTIZE("r10") "strb r1, [r2, r3]\n"
                     TMW_REQUANTIZE("r11") "strb r1, [r2, r3, lsl #1]\n"
                     TMW_REQUANTIZE("r6") "sub r2, r2, r3\n" "strb r1, [r2], #1\n"
                     "ldr r3, [sp, #12]\n"
                     "str r2, [sp, #4]\n"
                     "subs r3, r3, #1\n"
                     "str r3, [sp, #12]\n"
                     "bne 1b\n"
                     "add sp, sp, #32\n"
                     "pop {r4-r11, pc}\n");
}
// clang-format on
#undef TMW_TAP
#undef TMW_SPLIT
#undef TMW_REQUANTIZE

inline void runFourPixels(const uint32_t* stream, const uint32_t* taps, int8_t* out,
                          const FourPixelsJob& job) {
    fourPixels(stream, taps, out, &job);
}

#else

inline void runFourPixels(const uint32_t* stream, const uint32_t* taps, int8_t* out,
                          const FourPixelsJob& job) {
    for (uint32_t pair = 0; pair < job.pairs; ++pair, out += 2) {
        uint64_t sums[2][2];
        for (uint32_t o = 0; o < 2; ++o)
            sums[o][0] = sums[o][1] = addLong(0, static_cast<int32_t>(*stream++), job.one);
        const int8_t* weights = reinterpret_cast<const int8_t*>(stream);
        for (const uint32_t* x = taps; x != job.end; x += 2, weights += 2)
            for (uint32_t o = 0; o < 2; ++o) {
                sums[o][0] = addLong(sums[o][0], static_cast<int32_t>(x[0]), weights[o]);
                sums[o][1] = addLong(sums[o][1], static_cast<int32_t>(x[1]), weights[o]);
            }
        const PairTail& tail = *reinterpret_cast<const PairTail*>(weights);
        stream = reinterpret_cast<const uint32_t*>(&tail + 1);
        for (uint32_t o = 0; o < 2; ++o)
            for (uint32_t pixel = 0; pixel < 4; ++pixel) {
                const uint64_t sum = sums[o][pixel / 2];
                const int32_t one =
                    pixel % 2 == 0 ? lowField(sum, kFieldBits) : highField(sum, kFieldBits);
                const uint8_t shift = tail.shifts[o];
                out[pixel * job.step + o] = requantizeLong(
                    one, tail.multipliers[o], wrappingShiftLeft(job.half, shift), shift + 1);
            }
    }
}

#endif

} // namespace rt
} // namespace tmw
