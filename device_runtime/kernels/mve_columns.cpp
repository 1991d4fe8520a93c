// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/mve_columns.h"

#include "device_runtime/base/fixed_point.h"

namespace tmw {
namespace rt {

#if TMW_RT_HAS_MVE

static_assert(sizeof(MveColumns) == 44 && sizeof(DepthwiseBlock) == 48,
              "the assembly counts on it");

// By hand: compilers spill the four sums here. q0 to q3: weights; q4 to q6: bias, multipliers,
// shifts; r1, r3, r5, r9: windows; r7: outputs; r11: the row; r12: the block.

#define TMW_MVE_COLUMNS(NAME, STEP, FINISH)                                                        \
    __attribute__((naked)) static void NAME(MveColumns&) {                                         \
        __asm__ volatile("push {r4-r11, lr}\n"                                                     \
                         "vpush {d8-d15}\n"                                                        \
                         "mov r11, r0\n"                                                           \
                         "ldr r12, [r11, #12]\n"                                                   \
                         "0:\n"                                                                    \
                         "ldr r1, [r11, #8]\n"                                                     \
                         "ldr r2, [r11, #32]\n"                                                    \
                         "vldrb.8 q7, [r1]\n"                                                      \
                         "add r1, r12, #48\n"                                                      \
                         "add r3, r1, r2\n"                                                        \
                         "add r5, r3, r2\n"                                                        \
                         "add r7, r5, r2\n"                                                        \
                         "mov r4, #255\n"                                                          \
                         "vptttt.i8 ne, q7, r4\n"                                                  \
                         "vldrbt.u8 q0, [r1, q7]\n"                                                \
                         "vldrbt.u8 q1, [r3, q7]\n"                                                \
                         "vldrbt.u8 q2, [r5, q7]\n"                                                \
                         "vldrbt.u8 q3, [r7, q7]\n"                                                \
                         "vldrw.32 q4, [r12]\n"                                                    \
                         "vldrw.32 q5, [r12, #16]\n"                                               \
                         "vldrw.32 q6, [r12, #32]\n"                                               \
                         "ldrd r1, r2, [r11]\n"                                                    \
                         "ldrd r7, r8, [r11, #16]\n"                                               \
                         "ldrd lr, r10, [r11, #24]\n"                                              \
                         "add r3, r1, r2\n"                                                        \
                         "add r5, r3, r2\n"                                                        \
                         "add r9, r5, r2\n"                                                        \
                         "add r2, r9\n"                                                            \
                         "adds r4, r7, #4\n"                                                       \
                         "str r2, [r11]\n"                                                         \
                         "str r4, [r11, #16]\n"                                                    \
                         "dls lr, lr\n"                                                            \
                         "1:\n"                                                                    \
                         "vldrb.8 q7, [r1], #" STEP "\n"                                           \
                         "vmladav.s8 r0, q0, q7\n"                                                 \
                         "vldrb.8 q7, [r3], #" STEP "\n"                                           \
                         "vmladav.s8 r2, q1, q7\n"                                                 \
                         "vldrb.8 q7, [r5], #" STEP "\n"                                           \
                         "vmladav.s8 r4, q2, q7\n"                                                 \
                         "vldrb.8 q7, [r9], #" STEP "\n"                                           \
                         "vmladav.s8 r6, q3, q7\n"                                                 \
                         "vmov q7[2], q7[0], r0, r4\n"                                             \
                         "vmov q7[3], q7[1], r2, r6\n" FINISH "vrshl.s32 q7, q7, q6\n"             \
                         "vadd.i32 q7, q7, r10\n"                                                  \
                         "vqmovnb.s32 q7, q7\n"                                                    \
                         "vqmovnb.s16 q7, q7\n"                                                    \
                         "vstrb.32 q7, [r7]\n"                                                     \
                         "add r7, r8\n"                                                            \
                         "le lr, 1b\n"                                                             \
                         "ldrd r0, r2, [r11, #36]\n"                                               \
                         "add r12, r2\n"                                                           \
                         "subs r0, #1\n"                                                           \
                         "str r0, [r11, #36]\n"                                                    \
                         "bne 0b\n"                                                                \
                         "vpop {d8-d15}\n"                                                         \
                         "pop {r4-r11, pc}\n");                                                    \
    }
#define TMW_MVE_UP                                                                                 \
    "vadd.i32 q7, q7, q4\n"                                                                        \
    "vqrdmulh.s32 q7, q7, q5\n"
// No register is left: the bias is read again.
#define TMW_MVE_AWAY                                                                               \
    "vadd.i32 q7, q7, q4\n"                                                                        \
    "vqrdmulh.s32 q7, q7, q5\n"                                                                    \
    "vshr.s32 q4, q7, #31\n"                                                                       \
    "vadd.i32 q7, q7, q4\n"                                                                        \
    "vldrw.32 q4, [r12]\n"

TMW_MVE_COLUMNS(runEveryUp, "4", TMW_MVE_UP)
TMW_MVE_COLUMNS(runEveryAway, "4", TMW_MVE_AWAY)
TMW_MVE_COLUMNS(runSecondUp, "8", TMW_MVE_UP)
TMW_MVE_COLUMNS(runSecondAway, "8", TMW_MVE_AWAY)

void runColumns(MveColumns& row, uint32_t stride, bool away) {
    if (stride == 1)
        away ? runEveryAway(row) : runEveryUp(row);
    else
        away ? runSecondAway(row) : runSecondUp(row);
}

void putRow(int8_t* columns, uint32_t pitch, const int8_t* in, uint32_t step, uint32_t channels,
            uint32_t pixels) {
    uint32_t first = 0;
    if (channels == 8)
        __asm__ volatile("vidup.u16 q1, %[first], #1\n"
                         "vmul.i16 q1, q1, %[pitch]\n"
                         "dls lr, %[pixels]\n"
                         "1:\n"
                         "vldrb.u16 q0, [%[in]]\n"
                         "add %[in], %[step]\n"
                         "vstrb.16 q0, [%[columns], q1]\n"
                         "add %[columns], #4\n"
                         "le lr, 1b\n"
                         : [columns] "+r"(columns), [in] "+l"(in), [first] "+Te"(first)
                         : [pitch] "r"(pitch), [step] "r"(step), [pixels] "r"(pixels)
                         : "lr", "q0", "q1", "memory");
    else
        __asm__ volatile("vidup.u32 q1, %[first], #1\n"
                         "vmul.i32 q1, q1, %[pitch]\n"
                         "dls lr, %[pixels]\n"
                         "1:\n"
                         "vldrb.u32 q0, [%[in]]\n"
                         "add %[in], %[step]\n"
                         "vstrb.32 q0, [%[columns], q1]\n"
                         "add %[columns], #4\n"
                         "le lr, 1b\n"
                         : [columns] "+r"(columns), [in] "+l"(in), [first] "+Te"(first)
                         : [pitch] "r"(pitch), [step] "r"(step), [pixels] "r"(pixels)
                         : "lr", "q0", "q1", "memory");
}

#else

void runColumns(MveColumns& row, uint32_t stride, bool) {
    for (const uint8_t* at = row.block; row.blocks > 0; --row.blocks, at += row.blockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        const int8_t* const weights = reinterpret_cast<const int8_t*>(at + sizeof block);
        for (uint32_t x = 0; x < row.count; ++x)
            for (uint32_t i = 0; i < 4; ++i) {
                const int8_t* const window = row.columns + i * row.pitch + x * stride * kColumn;
                int32_t sum = block.bias[i];
                for (uint32_t k = 0; k < 16; ++k)
                    if (row.order[k] != kNoTap)
                        sum = wrappingAdd(sum, window[k] * weights[i * row.taps + row.order[k]]);
                row.out[x * row.outStep + i] = static_cast<int8_t>(clamp(
                    multiplyByQuantized(sum, block.multipliers[i], block.shifts[i]) + row.zeroPoint,
                    -128, 127));
            }
        row.columns += 4 * row.pitch;
        row.out += 4;
    }
}

void putRow(int8_t* columns, uint32_t pitch, const int8_t* in, uint32_t step, uint32_t channels,
            uint32_t pixels) {
    for (; pixels > 0; --pixels, in += step, columns += kColumn)
        for (uint32_t c = 0; c < channels; ++c)
            columns[c * pitch] = in[c];
}

#endif

} // namespace rt
} // namespace tmw
