// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_instructions.h"
#include "device_runtime/kernels/plane_rows.h"

namespace tmw {
namespace rt {

/// Of two channels (c, d) that share words of the input: biases, weights, and what PairTail has.
/// Stride 1, a row of the filter: c's halfwords w0, w1 and w1, w2, then d's. Stride 2: c and d
/// of w0, w1, w2.
constexpr uint32_t planeWeightWords(uint32_t stride) {
    return stride == 1 ? 12 : 9;
}

#if TMW_RT_HAS_DSP

// clang-format off
// r0: the words above; r1: the input; r2: the outputs; r3: the pitch; r10, r11: c's two outputs;
// r12, lr: d's.
#define TMW_ROW_1                                                                                  \
    "ldm r1, {r4-r7}\n"                                                                            \
    "pkhbt r8, r5, r6, lsl #16\n"                                                                  \
    "pkhtb r6, r6, r5, asr #16\n"                                                                  \
    "ldrd r5, r9, [r0], #8\n"                                                                      \
    "smlad r10, r8, r9, r10\n"                                                                     \
    "smlabb r10, r4, r5, r10\n"                                                                    \
    "smlad r11, r8, r5, r11\n"                                                                     \
    "smlabt r11, r7, r9, r11\n"                                                                    \
    "ldrd r5, r9, [r0], #8\n"                                                                      \
    "smlad r12, r6, r9, r12\n"                                                                     \
    "smlatb r12, r4, r5, r12\n"                                                                    \
    "smlad lr, r6, r5, lr\n"                                                                       \
    "smlatt lr, r7, r9, lr\n"
#define TMW_BACK_1                                                                                 \
    "sub r1, r1, r3, lsl #1\n"                                                                     \
    "add r1, r1, #8\n"                                                                             \
    "ldm r0, {r4-r9}\n"                                                                            \
    "sub r0, r0, #56\n"
#define TMW_ROW_2                                                                                  \
    "ldm r0!, {r7-r9}\n"                                                                           \
    "ldm r1!, {r4-r6}\n"                                                                           \
    "smlabb r10, r4, r7, r10\n"                                                                    \
    "smlatt r12, r4, r7, r12\n"                                                                    \
    "smlabb r10, r5, r8, r10\n"                                                                    \
    "smlatt r12, r5, r8, r12\n"                                                                    \
    "smlabb r10, r6, r9, r10\n"                                                                    \
    "smlatt r12, r6, r9, r12\n"                                                                    \
    "ldrd r4, r5, [r1]\n"                                                                          \
    "smlabb r11, r6, r7, r11\n"                                                                    \
    "smlatt lr, r6, r7, lr\n"                                                                      \
    "smlabb r11, r4, r8, r11\n"                                                                    \
    "smlatt lr, r4, r8, lr\n"                                                                      \
    "smlabb r11, r5, r9, r11\n"                                                                    \
    "smlatt lr, r5, r9, lr\n"
#define TMW_BACK_2                                                                                 \
    "sub r1, r1, r3, lsl #1\n"                                                                     \
    "sub r1, r1, #20\n"                                                                            \
    "ldm r0, {r4-r9}\n"                                                                            \
    "sub r0, r0, #44\n"
#define TMW_PLANE_ROWS(row, back, start)                                                           \
    "push {r4-r11, lr}\n"                                                                          \
    "ldm r3, {r4-r10}\n" start                                                                     \
    "push {r4-r10}\n"                                                                              \
    "mov r3, r4\n"                                                                                 \
    "1:\n"                                                                                         \
    "ldrd r10, r12, [r0], #8\n"                                                                    \
    "mov r11, r10\n"                                                                               \
    "mov lr, r12\n"                                                                                \
    row "add r1, r1, r3\n" row "add r1, r1, r3\n" row back                                         \
    "lsl r10, r10, #1\n"                                                                           \
    "lsl r11, r11, #1\n"                                                                           \
    "lsl r12, r12, #1\n"                                                                           \
    "lsl lr, lr, #1\n"                                                                             \
    "add r3, r5, r10, asr #31\n"                                                                   \
    "smmlar r10, r10, r4, r3\n"                                                                    \
    "add r3, r5, r11, asr #31\n"                                                                   \
    "smmlar r11, r11, r4, r3\n"                                                                    \
    "add r3, r8, r12, asr #31\n"                                                                   \
    "smmlar r12, r12, r7, r3\n"                                                                    \
    "add r3, r8, lr, asr #31\n"                                                                    \
    "smmlar lr, lr, r7, r3\n"                                                                      \
    "asr r10, r10, r6\n"                                                                           \
    "asr r11, r11, r6\n"                                                                           \
    "asr r12, r12, r9\n"                                                                           \
    "asr lr, lr, r9\n"                                                                             \
    "ldm sp, {r3, r4, r5}\n"                                                                       \
    "ssat r10, #8, r10\n"                                                                          \
    "ssat r11, #8, r11\n"                                                                          \
    "ssat r12, #8, r12\n"                                                                          \
    "ssat lr, #8, lr\n"                                                                            \
    "add r6, r2, r5\n"                                                                             \
    "strb r11, [r6]\n"                                                                             \
    "strb lr, [r6, #2]\n"                                                                          \
    "strb r10, [r2]\n"                                                                             \
    "strb r12, [r2, #2]\n"                                                                         \
    "add r2, r6, r5\n"                                                                             \
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

__attribute__((naked, noinline)) inline void planeRows1(const uint32_t*, const uint32_t*, int8_t*,
                                                        const PlaneRowsJob*) {
    __asm__ volatile(TMW_PLANE_ROWS(TMW_ROW_1, TMW_BACK_1, ""));
}
__attribute__((naked, noinline)) inline void planeRows2(const uint32_t*, const uint32_t*, int8_t*,
                                                        const PlaneRowsJob*) {
    __asm__ volatile(TMW_PLANE_ROWS(TMW_ROW_2, TMW_BACK_2, "sub r4, r4, #12\n"));
}
// clang-format on
#undef TMW_ROW_1
#undef TMW_BACK_1
#undef TMW_ROW_2
#undef TMW_BACK_2
#undef TMW_PLANE_ROWS

template <uint32_t kStride>
void runPlaneRows(const uint32_t* block, const uint32_t* in, int8_t* out, const PlaneRowsJob& job) {
    kStride == 1 ? planeRows1(block, in, out, &job) : planeRows2(block, in, out, &job);
}

#else

/// One row of the filter, for two outputs of two channels.
template <uint32_t kStride>
void addPlaneRow(const uint32_t* w, const uint32_t* in, int32_t (&c)[2], int32_t (&d)[2]) {
    const auto half = [](uint32_t word, int which) {
        return int32_t(static_cast<int16_t>(word >> (16 * which) & 0xffffu));
    };
    for (uint32_t i = 0; i < 2; ++i)
        for (uint32_t k = 0; k < 3; ++k) {
            const uint32_t x = in[i * kStride + k];
            // w1 stands in both words.
            const uint32_t wc = kStride == 1 ? static_cast<uint32_t>(half(w[k / 2], k > 0)) : w[k];
            const uint32_t wd =
                kStride == 1 ? static_cast<uint32_t>(half(w[2 + k / 2], k > 0)) : w[k] >> 16;
            c[i] = wrappingAdd(c[i], half(x, 0) * half(wc, 0));
            d[i] = wrappingAdd(d[i], half(x, 1) * half(wd, 0));
        }
}

template <uint32_t kStride>
void runPlaneRows(const uint32_t* block, const uint32_t* in, int8_t* out, const PlaneRowsJob& job) {
    constexpr uint32_t kWords = planeWeightWords(kStride);
    const int32_t* const tail = reinterpret_cast<const int32_t*>(block + 2 + kWords);
    const auto finish = [](int32_t sum, const int32_t* t) {
        const int32_t twice = wrappingShiftLeft(sum, 1);
        return static_cast<int8_t>(saturate8(
            highMultiplyAdd(twice, t[0], wrappingAdd(t[1], twice < 0 ? -1 : 0)) >> (t[2] & 31)));
    };
    const int8_t* end = job.end;
    for (uint32_t row = 0; row < job.rows; ++row) {
        do {
            int32_t c[2] = {static_cast<int32_t>(block[0]), static_cast<int32_t>(block[0])};
            int32_t d[2] = {static_cast<int32_t>(block[1]), static_cast<int32_t>(block[1])};
            for (uint32_t ky = 0; ky < 3; ++ky)
                addPlaneRow<kStride>(block + 2 + ky * kWords / 3, in + ky * job.pitch / 4, c, d);
            for (uint32_t i = 2; i-- > 0;) {
                out[i * job.step] = finish(c[i], tail);
                out[i * job.step + 2] = finish(d[i], tail + 3);
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
