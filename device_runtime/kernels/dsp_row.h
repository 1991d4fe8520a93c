// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/dsp_dot.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

/// Full blocks of four outputs of FullyConnectedInt8Dsp that share one rescaling, which shifts to
/// the right. Read by the assembly.
struct RowJob {
    uint32_t quads; ///< inputs, in fours, at least 1
    uint32_t blocks;
    int32_t multiplier;
    int32_t offset; ///< half a step of the shift and the zero point
    int32_t right;
};

inline RowJob rowJob(uint32_t depth, uint32_t outputs, const Rescale& rescale, int32_t zeroPoint) {
    const int32_t right = -rescale.shift;
    return RowJob{(depth + 3u) / 4u, outputs / 4, rescale.multiplier,
                  wrappingShiftLeft(2 * zeroPoint + 1, right - 1), right};
}

// Answers where the stream goes on.

#if TMW_RT_HAS_DSP

// clang-format off
#define TMW_FOUR_INPUTS                                                                            \
    "ldr r9, [r1], #4\n"                                                                           \
    "ldmia r0!, {r4-r7}\n"                                                                         \
    "sxtb16 r8, r9\n"                                                                              \
    "sxtb16 r9, r9, ror #8\n"                                                                      \
    "smlad r10, r4, r8, r10\n"                                                                     \
    "sxtb16 r4, r4\n"                                                                              \
    "smlad r11, r4, r8, r11\n"                                                                     \
    "smlad r10, r5, r9, r10\n"                                                                     \
    "sxtb16 r5, r5\n"                                                                              \
    "smlad r11, r5, r9, r11\n"                                                                     \
    "smlad r12, r6, r8, r12\n"                                                                     \
    "sxtb16 r6, r6\n"                                                                              \
    "smlad lr, r6, r8, lr\n"                                                                       \
    "smlad r12, r7, r9, r12\n"                                                                     \
    "sxtb16 r7, r7\n"                                                                              \
    "smlad lr, r7, r9, lr\n"
#define TMW_STORE(sum)                                                                             \
    "lsl " sum ", " sum ", #1\n"                                                                   \
    "add r7, r5, " sum ", asr #31\n"                                                               \
    "smmlar " sum ", " sum ", r4, r7\n"                                                            \
    "asr " sum ", " sum ", r6\n"                                                                   \
    "ssat " sum ", #8, " sum "\n"                                                                  \
    "strb " sum ", [r2], #1\n"

/// r0: the stream; r1: the input; r2: the outputs; r3: the count of rounds of
/// four fours, of which the first is entered where what is left begins; r10, r12: sums of both
/// outputs of a pair; r11, lr: of the first.
__attribute__((naked, noinline)) inline const uint32_t* rowBlocks(const uint32_t*, const int8_t*,
                                                                  int8_t*, const RowJob*) {
    __asm__ volatile("push {r4-r11, lr}\n"
                     "ldm r3, {r4-r8}\n"
                     "add r4, r4, #3\n"
                     "sub sp, sp, #8\n"
                     "push {r1, r4-r8}\n"
                     "1:\n"
                     "ldmia r0!, {r4-r7}\n"
                     "ldrd r1, r3, [sp]\n"
                     "strd r5, r7, [sp, #24]\n"
                     "mov r10, r4\n"
                     "mov r11, r4\n"
                     "mov r12, r6\n"
                     "mov lr, r6\n"
                     "lsrs r3, r3, #1\n"
                     "bcc 6f\n"
                     "lsrs r3, r3, #1\n"
                     "bcc 4f\n"
                     "2:\n" TMW_FOUR_INPUTS
                     "3:\n" TMW_FOUR_INPUTS
                     "4:\n" TMW_FOUR_INPUTS
                     "5:\n" TMW_FOUR_INPUTS
                     "subs r3, r3, #1\n"
                     "bne 2b\n"
                     "ldrd r5, r7, [sp, #24]\n"
                     "sub r10, r10, r11\n"
                     "sub r12, r12, lr\n"
                     "add r10, r5, r10, asr #8\n"
                     "add r12, r7, r12, asr #8\n"
                     "ldrd r3, r4, [sp, #8]\n"
                     "ldrd r5, r6, [sp, #16]\n"
                     TMW_STORE("r11") TMW_STORE("r10") TMW_STORE("lr") TMW_STORE("r12")
                     "subs r3, r3, #1\n"
                     "str r3, [sp, #8]\n"
                     "bne 1b\n"
                     "add sp, sp, #32\n"
                     "pop {r4-r11, pc}\n"
                     "6:\n"
                     "lsrs r3, r3, #1\n"
                     "bcs 3b\n"
                     "b 5b\n");
}
// clang-format on
#undef TMW_FOUR_INPUTS
#undef TMW_STORE

inline const uint32_t* runRowBlocks(const uint32_t* stream, const int8_t* in, int8_t* out,
                                    const RowJob& job) {
    return rowBlocks(stream, in, out, &job);
}

#else

inline const uint32_t* runRowBlocks(const uint32_t* stream, const int8_t* in, int8_t* out,
                                    const RowJob& job) {
    const int8_t* const end = in + 4 * job.quads;
    for (uint32_t block = 0; block < job.blocks; ++block) {
        PairSums a(static_cast<int32_t>(stream[0]));
        PairSums b(static_cast<int32_t>(stream[2]));
        const int32_t second = static_cast<int32_t>(stream[1]);
        const int32_t fourth = static_cast<int32_t>(stream[3]);
        stream = addTwoPairs(stream + 4, in, end, a, b);
        const int32_t sums[4] = {a.first, wrappingAdd(second, a.second()), b.first,
                                 wrappingAdd(fourth, b.second())};
        for (const int32_t sum : sums) {
            const int32_t twice = wrappingShiftLeft(sum, 1);
            *out++ = static_cast<int8_t>(
                saturate8(highMultiplyAdd(twice, job.multiplier,
                                          wrappingAdd(job.offset, twice < 0 ? -1 : 0)) >>
                          job.right));
        }
    }
    return stream;
}

#endif

} // namespace rt
} // namespace tmw
