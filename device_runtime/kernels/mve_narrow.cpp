// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/mve_narrow.h"

namespace tmw {
namespace rt {

#if TMW_RT_HAS_MVE

// By hand, as mve_rows.cpp. q0 to q3: a block's weights; q4 to q6: bias, multipliers, shifts;
// r9: the rows; r1: the stream; r3: inputs; r5: outputs; r12: the block's bias.

#define TMW_MVE_NARROW(NAME, AWAY)                                                                 \
    __attribute__((naked)) static void NAME(MveRows&) {                                            \
        __asm__ volatile("push {r4-r11, lr}\n"                                                     \
                         "vpush {d8-d15}\n"                                                        \
                         "mov r9, r0\n"                                                            \
                         "ldr r8, [r9]\n"                                                          \
                         "ldrd r10, r11, [r9, #68]\n"                                              \
                         "ldr r1, [r9, #20]\n"                                                     \
                         "ldrd r0, r2, [r9, #56]\n"                                                \
                         "vdup.32 q5, r0\n"                                                        \
                         "vdup.32 q6, r2\n"                                                        \
                         "ldr r0, [r9, #40]\n"                                                     \
                         "vctp.8 r0\n"                                                             \
                         "ldr r7, [r9, #44]\n"                                                     \
                         "ldr r6, [r9, #24]\n"                                                     \
                         "str r6, [r9, #76]\n"                                                     \
                         "ldr r5, [r9, #4]\n"                                                      \
                         "1:\n"                                                                    \
                         "mov r12, r1\n"                                                           \
                         "vldrw.32 q4, [r1], #16\n"                                                \
                         "vldrb.8 q0, [r1]\n"                                                      \
                         "add r1, r7\n"                                                            \
                         "vldrb.8 q1, [r1]\n"                                                      \
                         "add r1, r7\n"                                                            \
                         "vldrb.8 q2, [r1]\n"                                                      \
                         "add r1, r7\n"                                                            \
                         "vldrb.8 q3, [r1]\n"                                                      \
                         "add r1, r7\n"                                                            \
                         "ldr r6, [r9, #36]\n"                                                     \
                         "msr APSR_nzcvq, r6\n"                                                    \
                         "bvc 2f\n"                                                                \
                         "vldrw.32 q5, [r1], #16\n"                                                \
                         "vldrw.32 q6, [r1], #16\n"                                                \
                         "2:\n"                                                                    \
                         "ldr r3, [r9, #12]\n"                                                     \
                         "ldr r0, [r9, #64]\n"                                                     \
                         "dls lr, r0\n"                                                            \
                         "3:\n"                                                                    \
                         "vpst\n"                                                                  \
                         "vldrbt.8 q7, [r3]\n"                                                     \
                         "add r3, r10\n"                                                           \
                         "vmladav.s8 r0, q0, q7\n"                                                 \
                         "vmladav.s8 r2, q1, q7\n"                                                 \
                         "vmladav.s8 r4, q2, q7\n"                                                 \
                         "vmladav.s8 r6, q3, q7\n"                                                 \
                         "vmov q7[2], q7[0], r0, r4\n"                                             \
                         "vmov q7[3], q7[1], r2, r6\n"                                             \
                         "vadd.i32 q7, q7, q4\n"                                                   \
                         "vqrdmulh.s32 q7, q7, q5\n" AWAY "vrshl.s32 q7, q7, q6\n"                 \
                         "vadd.i32 q7, q7, r8\n"                                                   \
                         "vqmovnb.s32 q7, q7\n"                                                    \
                         "vqmovnb.s16 q7, q7\n"                                                    \
                         "vstrb.32 q7, [r5]\n"                                                     \
                         "add r5, r11\n"                                                           \
                         "le lr, 3b\n"                                                             \
                         "ldr r5, [r9, #4]\n"                                                      \
                         "ldr r6, [r9, #76]\n"                                                     \
                         "adds r5, #4\n"                                                           \
                         "str r5, [r9, #4]\n"                                                      \
                         "subs r6, #1\n"                                                           \
                         "str r6, [r9, #76]\n"                                                     \
                         "bne 1b\n"                                                                \
                         "vpop {d8-d15}\n"                                                         \
                         "pop {r4-r11, pc}\n");                                                    \
    }
// No register is left: the bias is read again.
#define TMW_MVE_AWAY                                                                               \
    "vshr.s32 q4, q7, #31\n"                                                                       \
    "vadd.i32 q7, q7, q4\n"                                                                        \
    "vldrw.32 q4, [r12]\n"

TMW_MVE_NARROW(runUp, "")
TMW_MVE_NARROW(runAway, TMW_MVE_AWAY)

void runNarrow(MveRows& rows) {
    (rows.flags & kRowsAway) != 0 ? runAway(rows) : runUp(rows);
}

#else

void runNarrow(MveRows& rows) {
    for (; rows.pairs > 0; --rows.pairs) {
        runOneRow(rows);
        rows.in0 += rows.inStep;
        rows.out0 += rows.outStep - 4 * rows.blocks;
    }
}

#endif

} // namespace rt
} // namespace tmw
