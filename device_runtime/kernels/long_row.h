// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/long_fields.h"

namespace tmw {
namespace rt {

/// Blocks of four outputs of FullyConnectedInt8Fields and ...Wide. Read by the assembly.
struct LongRowJob {
    const int8_t* end; ///< of the input
    uint32_t blocks;
    int32_t multiplier;
    int32_t offset; ///< half a step of the shift and the zero point
    int32_t right;
    int32_t start; ///< -128 times the sum of the input: lower fields hold weights plus 128; or 0
};

constexpr uint32_t kRowFieldBits = 24;

#if TMW_RT_IS_ARMV7M

// clang-format off
#define TMW_TWO_INPUTS                                                                             \
    "ldrsb r2, [r1], #1\n"                                                                         \
    "ldrsb r3, [r1], #1\n"                                                                         \
    "ldrd r4, r5, [r0], #8\n"                                                                      \
    "and r11, r10, r4\n"                                                                           \
    "smlal r6, r7, r11, r2\n"                                                                      \
    "and r4, r10, r4, ror #16\n"                                                                   \
    "smlal r6, r7, r4, r3\n"                                                                       \
    "and r11, r10, r5\n"                                                                           \
    "smlal r8, r9, r11, r2\n"                                                                      \
    "and r5, r10, r5, ror #16\n"                                                                   \
    "smlal r8, r9, r5, r3\n"
#define TMW_TWO_INPUTS_WIDE                                                                        \
    "ldrsb r2, [r1], #1\n"                                                                         \
    "ldrsb r3, [r1], #1\n"                                                                         \
    "ldmia r0!, {r4, r5, r10, r11}\n"                                                              \
    "smlal r6, r7, r4, r2\n"                                                                       \
    "smlal r8, r9, r5, r2\n"                                                                       \
    "smlal r6, r7, r10, r3\n"                                                                      \
    "smlal r8, r9, r11, r3\n"
#define TMW_SPLIT(low, high, bias0, bias1)                                                         \
    "sbfx r11, " low ", #0, #24\n"                                                                 \
    "add " bias0 ", " bias0 ", r11\n"                                                              \
    "lsr " low ", " low ", #24\n"                                                                  \
    "orr " low ", " low ", " high ", lsl #8\n"                                                     \
    "sub " low ", " low ", r11, asr #31\n"                                                         \
    "add " bias1 ", " bias1 ", " low "\n"
#define TMW_STORE(sum)                                                                             \
    "lsl " sum ", " sum ", #1\n"                                                                   \
    "mov r11, #0x80000000\n"                                                                       \
    "add r9, r7, " sum ", asr #31\n"                                                               \
    "smlal r11, r9, " sum ", r6\n"                                                                 \
    "asr r9, r9, r8\n"                                                                             \
    "ssat r9, #8, r9\n"                                                                            \
    "strb r9, [lr], #1\n"

/// r0: the stream; r1: the input; r6, r7 and r8, r9: sums of two outputs each; r10: the mask of
/// both fields; r12: the input's end; lr: the outputs.
#define TMW_ROW(mask, two_inputs)                                                                  \
    "push {r4-r11, lr}\n"                                                                          \
    "mov lr, r2\n"                                                                                 \
    "ldm r3, {r4-r9}\n"                                                                            \
    "push {r1, r4-r9}\n" mask                                                                      \
    "1:\n"                                                                                         \
    "ldr r6, [sp, #24]\n"                                                                          \
    "ldrd r1, r12, [sp]\n"                                                                         \
    "asr r7, r6, #31\n"                                                                            \
    "mov r8, r6\n"                                                                                 \
    "mov r9, r7\n"                                                                                 \
    "2:\n" two_inputs two_inputs                                                                   \
    "cmp r1, r12\n"                                                                                \
    "bne 2b\n"                                                                                     \
    "ldmia r0!, {r2-r5}\n"                                                                         \
    TMW_SPLIT("r6", "r7", "r2", "r3")                                                              \
    TMW_SPLIT("r8", "r9", "r4", "r5")                                                              \
    "add r1, sp, #8\n"                                                                             \
    "ldm r1, {r1, r6-r8}\n"                                                                        \
    TMW_STORE("r2") TMW_STORE("r3") TMW_STORE("r4") TMW_STORE("r5")                                \
    "subs r1, r1, #1\n"                                                                            \
    "str r1, [sp, #8]\n"                                                                           \
    "bne 1b\n"                                                                                     \
    "add sp, sp, #28\n"                                                                            \
    "pop {r4-r11, pc}\n"

__attribute__((naked, noinline)) inline void longRow(const uint32_t*, const int8_t*, int8_t*,
                                                     const LongRowJob*) {
    __asm__ volatile(TMW_ROW("mov r10, #0xff\n" "orr r10, r10, #0xff000000\n", TMW_TWO_INPUTS));
}
__attribute__((naked, noinline)) inline void wideRow(const uint32_t*, const int8_t*, int8_t*,
                                                     const LongRowJob*) {
    __asm__ volatile(TMW_ROW("", TMW_TWO_INPUTS_WIDE));
}
// clang-format on
#undef TMW_TWO_INPUTS
#undef TMW_TWO_INPUTS_WIDE
#undef TMW_ROW
#undef TMW_SPLIT
#undef TMW_STORE

inline void runLongRow(const uint32_t* stream, const int8_t* in, int8_t* out,
                       const LongRowJob& job) {
    longRow(stream, in, out, &job);
}
inline void runWideRow(const uint32_t* stream, const int8_t* in, int8_t* out,
                       const LongRowJob& job) {
    wideRow(stream, in, out, &job);
}

#else

/// Four outputs from both sums and the biases at `stream`; answers where that goes on.
inline const uint32_t* storeFour(const uint64_t (&sums)[2], const uint32_t* stream, int8_t* out,
                                 const LongRowJob& job) {
    for (const uint64_t sum : sums) {
        const int32_t both[2] = {lowField(sum, kRowFieldBits), highField(sum, kRowFieldBits)};
        for (const int32_t one : both)
            *out++ = requantizeLong(wrappingAdd(static_cast<int32_t>(*stream++), one),
                                    job.multiplier, job.offset, job.right);
    }
    return stream;
}

inline void runLongRow(const uint32_t* stream, const int8_t* in, int8_t* out,
                       const LongRowJob& job) {
    const auto masked = [](uint32_t word) { return static_cast<int32_t>(word & 0xff0000ffu); };
    const uint64_t start = static_cast<uint64_t>(int64_t(job.start));
    for (uint32_t block = 0; block < job.blocks; ++block, out += 4) {
        uint64_t sums[2] = {start, start};
        for (const int8_t* at = in; at != job.end; at += 2)
            for (uint64_t& sum : sums) {
                const uint32_t word = *stream++;
                sum = addLong(sum, masked(word), at[0]);
                sum = addLong(sum, masked(word >> 16 | word << 16), at[1]);
            }
        stream = storeFour(sums, stream, out, job);
    }
}
inline void runWideRow(const uint32_t* stream, const int8_t* in, int8_t* out,
                       const LongRowJob& job) {
    for (uint32_t block = 0; block < job.blocks; ++block, out += 4) {
        uint64_t sums[2] = {0, 0};
        for (const int8_t* at = in; at != job.end; ++at)
            for (uint64_t& sum : sums)
                sum = addLong(sum, static_cast<int32_t>(*stream++), *at);
        stream = storeFour(sums, stream, out, job);
    }
}

#endif

} // namespace rt
} // namespace tmw
