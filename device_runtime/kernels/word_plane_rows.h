// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/long_fields.h"
#include "device_runtime/kernels/plane_rows.h"

namespace tmw {
namespace rt {

// Planes of one channel, a word each: bias, nine weights, multiplier, offset and shift at `block`.

#if TMW_RT_IS_ARMV7M

// clang-format off
// r0: the block; r1: the input; r2: the outputs; r3: the pitch; r11, r12: two outputs.
#define TMW_ROW_1                                                                                  \
    "ldmia r0!, {r8-r10}\n"                                                                        \
    "ldm r1, {r4-r7}\n"                                                                            \
    "mla r11, r4, r8, r11\n"                                                                       \
    "mla r12, r5, r8, r12\n"                                                                       \
    "mla r11, r5, r9, r11\n"                                                                       \
    "mla r12, r6, r9, r12\n"                                                                       \
    "mla r11, r6, r10, r11\n"                                                                      \
    "mla r12, r7, r10, r12\n"
#define TMW_ROW_2                                                                                  \
    "ldmia r0!, {r8-r10}\n"                                                                        \
    "ldm r1, {r4-r7, lr}\n"                                                                        \
    "mla r11, r4, r8, r11\n"                                                                       \
    "mla r12, r6, r8, r12\n"                                                                       \
    "mla r11, r5, r9, r11\n"                                                                       \
    "mla r12, r7, r9, r12\n"                                                                       \
    "mla r11, r6, r10, r11\n"                                                                      \
    "mla r12, lr, r10, r12\n"
#define TMW_PLANE_ROWS(row, advance)                                                               \
    "push {r4-r11, lr}\n"                                                                          \
    "ldm r3, {r4-r10}\n"                                                                           \
    "push {r4-r10}\n"                                                                              \
    "mov r3, r4\n"                                                                                 \
    "1:\n"                                                                                         \
    "ldr r11, [r0], #4\n"                                                                          \
    "mov r12, r11\n"                                                                               \
    row "add r1, r1, r3\n" row "add r1, r1, r3\n" row                                              \
    "sub r1, r1, r3, lsl #1\n"                                                                     \
    "add r1, r1, #" advance "\n"                                                                   \
    "ldm r0, {r4-r6}\n"                                                                            \
    "sub r0, r0, #40\n"                                                                            \
    "lsl r11, r11, #1\n"                                                                           \
    "lsl r12, r12, #1\n"                                                                           \
    "add r8, r5, r11, asr #31\n"                                                                   \
    "add r10, r5, r12, asr #31\n"                                                                  \
    "mov r7, #0x80000000\n"                                                                        \
    "mov r9, #0x80000000\n"                                                                        \
    "smlal r7, r8, r11, r4\n"                                                                      \
    "smlal r9, r10, r12, r4\n"                                                                     \
    "asr r8, r8, r6\n"                                                                             \
    "asr r10, r10, r6\n"                                                                           \
    "ldm sp, {r3-r5}\n"                                                                            \
    "ssat r8, #8, r8\n"                                                                            \
    "ssat r10, #8, r10\n"                                                                          \
    "strb r10, [r2, r5]\n"                                                                         \
    "strb r8, [r2]\n"                                                                              \
    "add r2, r2, r5, lsl #1\n"                                                                     \
    "cmp r2, r4\n"                                                                                 \
    "bne 1b\n"                                                                                     \
    "ldrd r6, r7, [sp, #12]\n"                                                                     \
    "ldrd r8, r9, [sp, #20]\n"                                                                     \
    "add r1, r1, r6\n"                                                                             \
    "add r2, r2, r7\n"                                                                             \
    "add r4, r4, r8\n"                                                                             \
    "str r4, [sp, #4]\n"                                                                           \
    "subs r9, r9, #1\n"                                                                            \
    "str r9, [sp, #24]\n"                                                                          \
    "bne 1b\n"                                                                                     \
    "add sp, sp, #28\n"                                                                            \
    "pop {r4-r11, pc}\n"

__attribute__((naked, noinline)) inline void wordPlaneRows1(const uint32_t*, const uint32_t*,
                                                            int8_t*, const PlaneRowsJob*) {
    __asm__ volatile(TMW_PLANE_ROWS(TMW_ROW_1, "8"));
}
__attribute__((naked, noinline)) inline void wordPlaneRows2(const uint32_t*, const uint32_t*,
                                                            int8_t*, const PlaneRowsJob*) {
    __asm__ volatile(TMW_PLANE_ROWS(TMW_ROW_2, "16"));
}
// clang-format on
#undef TMW_ROW_1
#undef TMW_ROW_2
#undef TMW_PLANE_ROWS

template <uint32_t kStride>
void runWordPlaneRows(const uint32_t* block, const uint32_t* in, int8_t* out,
                      const PlaneRowsJob& job) {
    kStride == 1 ? wordPlaneRows1(block, in, out, &job) : wordPlaneRows2(block, in, out, &job);
}

#else

template <uint32_t kStride>
void runWordPlaneRows(const uint32_t* block, const uint32_t* in, int8_t* out,
                      const PlaneRowsJob& job) {
    const int32_t* const constants = reinterpret_cast<const int32_t*>(block);
    const int8_t* end = job.end;
    for (uint32_t row = 0; row < job.rows; ++row) {
        do {
            for (uint32_t i = 2; i-- > 0;) {
                int32_t sum = constants[0];
                for (uint32_t tap = 0; tap < 9; ++tap)
                    sum = wrappingAdd(
                        sum,
                        wrappingMultiply(static_cast<int32_t>(
                                             in[tap / 3 * job.pitch / 4 + tap % 3 + i * kStride]),
                                         constants[1 + tap]));
                out[i * job.step] =
                    requantizeLong(sum, constants[10], constants[11], constants[12]);
            }
            in += 2 * kStride;
            out += 2 * job.step;
        } while (out != end);
        in += static_cast<int32_t>(job.inputLine) / 4;
        out += static_cast<int32_t>(job.outputLine);
        end += job.outputRow;
    }
}

#endif

} // namespace rt
} // namespace tmw
