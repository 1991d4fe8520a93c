// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/mve_rows.h"

#include "device_runtime/base/fixed_point.h"

namespace tmw {
namespace rt {

#if TMW_RT_HAS_MVE

static_assert(sizeof(MveRows) == 80, "the assembly counts on it");

// By hand: compilers keep neither eight sums nor the pieces' addresses in registers here.
// r9: the rows; r1: the stream; r3, r5: inputs; r11: blocks left; q4, q5: clamp; q6, q7: rescaling.

#define TMW_MVE_BEGIN                                                                              \
    "push {r4-r11, lr}\n"                                                                          \
    "vpush {d8-d15}\n"                                                                             \
    "mov r9, r0\n"                                                                                 \
    "ldrd r0, r2, [r9, #48]\n"                                                                     \
    "vdup.32 q4, r0\n"                                                                             \
    "vdup.32 q5, r2\n"                                                                             \
    "ldrd r0, r2, [r9, #56]\n"                                                                     \
    "vdup.32 q6, r0\n"                                                                             \
    "vdup.32 q7, r2\n"                                                                             \
    "ldr r0, [r9, #40]\n"                                                                          \
    "vctp.8 r0\n"                                                                                  \
    "ldrd r1, r11, [r9, #20]\n"                                                                    \
    "ldrd r3, r5, [r9, #12]\n"
#define TMW_MVE_END                                                                                \
    "vpop {d8-d15}\n"                                                                              \
    "pop {r4-r11, pc}\n"

#define TMW_MVE_TWO_BY_PIECE                                                                       \
    "vldrb.8 q0, [r3], #16\n"                                                                      \
    "vldrb.8 q2, [r1], #16\n"                                                                      \
    "vmladava.s8 r0, q0, q2\n"                                                                     \
    "vldrb.8 q1, [r5], #16\n"                                                                      \
    "vmladava.s8 r8, q1, q2\n"                                                                     \
    "vldrb.8 q3, [r1], #16\n"                                                                      \
    "vmladava.s8 r2, q0, q3\n"                                                                     \
    "vmladava.s8 r10, q1, q3\n"                                                                    \
    "vldrb.8 q2, [r1], #16\n"                                                                      \
    "vmladava.s8 r4, q0, q2\n"                                                                     \
    "vmladava.s8 r12, q1, q2\n"                                                                    \
    "vldrb.8 q3, [r1], #16\n"                                                                      \
    "vmladava.s8 r6, q0, q3\n"                                                                     \
    "vmladava.s8 lr, q1, q3\n"

// What a layer may have: inputs after the last whole piece, a rescaling an output, ties below zero.
#define TMW_MVE_TAIL                                                                               \
    "ldr r7, [r9, #36]\n"                                                                          \
    "msr APSR_nzcvq, r7\n"                                                                         \
    "bne 3f\n"                                                                                     \
    "ldr r7, [r9, #44]\n"                                                                          \
    "vpstt\n"                                                                                      \
    "vldrbt.8 q0, [r3]\n"                                                                          \
    "vldrbt.8 q1, [r5]\n"                                                                          \
    "vldrb.8 q2, [r1]\n"                                                                           \
    "add r1, r7\n"                                                                                 \
    "vmladava.s8 r0, q0, q2\n"                                                                     \
    "vmladava.s8 r8, q1, q2\n"                                                                     \
    "vldrb.8 q3, [r1]\n"                                                                           \
    "add r1, r7\n"                                                                                 \
    "vmladava.s8 r2, q0, q3\n"                                                                     \
    "vmladava.s8 r10, q1, q3\n"                                                                    \
    "vldrb.8 q2, [r1]\n"                                                                           \
    "add r1, r7\n"                                                                                 \
    "vmladava.s8 r4, q0, q2\n"                                                                     \
    "vmladava.s8 r12, q1, q2\n"                                                                    \
    "vldrb.8 q3, [r1]\n"                                                                           \
    "add r1, r7\n"                                                                                 \
    "vmladava.s8 r6, q0, q3\n"                                                                     \
    "vmladava.s8 lr, q1, q3\n"                                                                     \
    "3:\n"
#define TMW_MVE_RESCALES                                                                           \
    "bvc 4f\n"                                                                                     \
    "vldrw.32 q6, [r1], #16\n"                                                                     \
    "vldrw.32 q7, [r1], #16\n"                                                                     \
    "4:\n"
#define TMW_MVE_AWAY                                                                               \
    "bcc 5f\n"                                                                                     \
    "vshr.s32 q2, q0, #31\n"                                                                       \
    "vshr.s32 q3, q1, #31\n"                                                                       \
    "vadd.i32 q0, q0, q2\n"                                                                        \
    "vadd.i32 q1, q1, q3\n"                                                                        \
    "5:\n"

#define TMW_MVE_COUNT "ldr r7, [r9, #28]\n"
#define TMW_MVE_AGAIN "subs.w r7, r7, #1\nbne.w 2b\n"

#define TMW_MVE_TWO_ROWS(NAME, COUNT, AGAIN, TAIL, RESCALES, AWAY)                                 \
    __attribute__((naked)) static void NAME(MveRows&) {                                            \
        __asm__ volatile(TMW_MVE_BEGIN                                                             \
                         "adr.w r0, 2f\n"                                                          \
                         "ldr r2, [r9, #32]\n"                                                     \
                         "mov r4, #56\n"                                                           \
                         "mla r0, r2, r4, r0\n"                                                    \
                         "ldr r2, [r9, #28]\n"                                                     \
                         "cmp r2, #0\n"                                                            \
                         "it eq\n"                                                                 \
                         "addeq r0, r0, #232\n"                                                    \
                         "orr r0, r0, #1\n"                                                        \
                         "str r0, [r9, #76]\n"                                                     \
                         "1:\n"                                                                    \
                         "ldm r1, {r0, r2, r4, r6}\n"                                              \
                         "ldm r1!, {r8, r10, r12, lr}\n" COUNT "ldr pc, [r9, #76]\n"               \
                         ".balign 4\n"                                                             \
                         "2:\n" TMW_MVE_TWO_BY_PIECE TMW_MVE_TWO_BY_PIECE TMW_MVE_TWO_BY_PIECE     \
                             TMW_MVE_TWO_BY_PIECE AGAIN TAIL "vmov q0[2], q0[0], r0, r4\n"         \
                         "vmov q0[3], q0[1], r2, r6\n"                                             \
                         "vmov q1[2], q1[0], r8, r12\n"                                            \
                         "vmov q1[3], q1[1], r10, lr\n" RESCALES "vqrdmulh.s32 q0, q0, q6\n"       \
                         "vqrdmulh.s32 q1, q1, q6\n" AWAY "vrshl.s32 q0, q0, q7\n"                 \
                         "vrshl.s32 q1, q1, q7\n"                                                  \
                         "vmax.s32 q0, q0, q4\n"                                                   \
                         "vmax.s32 q1, q1, q4\n"                                                   \
                         "ldm r9, {r0, r2, r4}\n"                                                  \
                         "vmin.s32 q0, q0, q5\n"                                                   \
                         "vmin.s32 q1, q1, q5\n"                                                   \
                         "vadd.i32 q0, q0, r0\n"                                                   \
                         "vadd.i32 q1, q1, r0\n"                                                   \
                         "ldrd r3, r5, [r9, #12]\n"                                                \
                         "vstrb.32 q0, [r2], #4\n"                                                 \
                         "vstrb.32 q1, [r4], #4\n"                                                 \
                         "strd r2, r4, [r9, #4]\n"                                                 \
                         "subs r11, r11, #1\n"                                                     \
                         "bne 1b\n"                                                                \
                         "ldrd r6, r7, [r9, #64]\n"                                                \
                         "subs r6, r6, #1\n"                                                       \
                         "beq 6f\n"                                                                \
                         "str r6, [r9, #64]\n"                                                     \
                         "ldr r6, [r9, #72]\n"                                                     \
                         "add r3, r7\n"                                                            \
                         "add r5, r7\n"                                                            \
                         "add r2, r6\n"                                                            \
                         "add r4, r6\n"                                                            \
                         "strd r2, r4, [r9, #4]\n"                                                 \
                         "strd r3, r5, [r9, #12]\n"                                                \
                         "ldrd r1, r11, [r9, #20]\n"                                               \
                         "b 1b\n"                                                                  \
                         "6:\n" TMW_MVE_END);                                                      \
    }
#define TMW_MVE_RESCALED "vldrw.32 q6, [r1], #16\nvldrw.32 q7, [r1], #16\n"

TMW_MVE_TWO_ROWS(runAnyTwoRows, TMW_MVE_COUNT, TMW_MVE_AGAIN, TMW_MVE_TAIL, TMW_MVE_RESCALES,
                 TMW_MVE_AWAY)
// The layers that networks have most: whole pieces, a rescaling an output, ReLU; at most 64 inputs.
TMW_MVE_TWO_ROWS(runCommonTwoRows, TMW_MVE_COUNT, TMW_MVE_AGAIN, "", TMW_MVE_RESCALED, "")
TMW_MVE_TWO_ROWS(runShortTwoRows, "", "", "", TMW_MVE_RESCALED, "")

void runTwoRows(MveRows& rows) {
    if (rows.flags != kRowsRescaled)
        runAnyTwoRows(rows);
    else if (rows.rounds == 1)
        runShortTwoRows(rows);
    else
        runCommonTwoRows(rows);
}

#define TMW_MVE_ONE_BY_PIECE                                                                       \
    "vldrb.8 q0, [r3], #16\n"                                                                      \
    "vldrb.8 q1, [r1], #16\n"                                                                      \
    "vmladava.s8 r0, q0, q1\n"                                                                     \
    "vldrb.8 q2, [r1], #16\n"                                                                      \
    "vmladava.s8 r2, q0, q2\n"                                                                     \
    "vldrb.8 q3, [r1], #16\n"                                                                      \
    "vmladava.s8 r4, q0, q3\n"                                                                     \
    "vldrb.8 q1, [r1], #16\n"                                                                      \
    "vmladava.s8 r6, q0, q1\n"

__attribute__((naked)) void runOneRow(MveRows&) {
    __asm__ volatile(
        TMW_MVE_BEGIN
        "ldr r12, [r9]\n"
        "ldr r5, [r9, #4]\n"
        "adr.w r10, 2f\n"
        "ldrd r8, r2, [r9, #28]\n"
        "mov r4, #36\n"
        "mla r10, r2, r4, r10\n"
        "orr r10, r10, #1\n"
        "1:\n"
        "ldm r1!, {r0, r2, r4, r6}\n"
        "wls lr, r8, 7f\n"
        "bx r10\n"
        ".balign 4\n"
        "2:\n" TMW_MVE_ONE_BY_PIECE TMW_MVE_ONE_BY_PIECE TMW_MVE_ONE_BY_PIECE TMW_MVE_ONE_BY_PIECE
        "le lr, 2b\n"
        "7:\n"
        "ldr r7, [r9, #36]\n"
        "msr APSR_nzcvq, r7\n"
        "bne 3f\n"
        "ldr r7, [r9, #44]\n"
        "vpst\n"
        "vldrbt.8 q0, [r3]\n"
        "vldrb.8 q1, [r1]\n"
        "add r1, r7\n"
        "vmladava.s8 r0, q0, q1\n"
        "vldrb.8 q2, [r1]\n"
        "add r1, r7\n"
        "vmladava.s8 r2, q0, q2\n"
        "vldrb.8 q3, [r1]\n"
        "add r1, r7\n"
        "vmladava.s8 r4, q0, q3\n"
        "vldrb.8 q1, [r1]\n"
        "add r1, r7\n"
        "vmladava.s8 r6, q0, q1\n"
        "3:\n"
        "vmov q0[2], q0[0], r0, r4\n"
        "vmov q0[3], q0[1], r2, r6\n"
        "bvc 4f\n"
        "vldrw.32 q6, [r1], #16\n"
        "vldrw.32 q7, [r1], #16\n"
        "4:\n"
        "vqrdmulh.s32 q0, q0, q6\n"
        "bcc 5f\n"
        "vshr.s32 q2, q0, #31\n"
        "vadd.i32 q0, q0, q2\n"
        "5:\n"
        "vrshl.s32 q0, q0, q7\n"
        "vmax.s32 q0, q0, q4\n"
        "vmin.s32 q0, q0, q5\n"
        "vadd.i32 q0, q0, r12\n"
        "vstrb.32 q0, [r5], #4\n"
        "ldr r3, [r9, #12]\n"
        "subs r11, r11, #1\n"
        "bne 1b\n"
        "str r5, [r9, #4]\n" TMW_MVE_END);
}

#else

namespace {

/// Adds the products of `count` inputs to four sums whose weights lie `stride` bytes apart.
void addPiece(const int8_t* in, const uint8_t* weights, uint32_t count, uint32_t stride,
              int32_t (&sums)[4]) {
    for (uint32_t o = 0; o < 4; ++o, weights += stride)
        for (uint32_t i = 0; i < count; ++i)
            sums[o] = wrappingAdd(sums[o], in[i] * static_cast<int8_t>(weights[i]));
}

/// One block of one row; answers where the stream goes on.
const uint8_t* runBlock(const MveRows& rows, const uint8_t* at, const int8_t* in, int8_t* out) {
    const int32_t* const bias = reinterpret_cast<const int32_t*>(at);
    int32_t sums[4] = {bias[0], bias[1], bias[2], bias[3]};
    at += sizeof sums;
    for (uint32_t pieces = rows.rounds * kUnrolled - rows.skip; pieces > 0; --pieces) {
        addPiece(in, at, kPiece, kPiece, sums);
        in += kPiece;
        at += 4 * kPiece;
    }
    addPiece(in, at, rows.tail, rows.tailBytes, sums);
    at += 4 * rows.tailBytes;
    const bool each = (rows.flags & kRowsRescaled) != 0;
    const int32_t* const rescales = reinterpret_cast<const int32_t*>(at);
    for (uint32_t o = 0; o < 4; ++o) {
        const int32_t value =
            multiplyByQuantized(sums[o], each ? rescales[o] : rows.rescale.multiplier,
                                each ? rescales[4 + o] : rows.rescale.shift);
        out[o] = static_cast<int8_t>(clamp(value, rows.low, rows.high) + rows.zeroPoint);
    }
    return each ? at + 8 * sizeof(int32_t) : at;
}

} // namespace

void runTwoRows(MveRows& rows) {
    for (; rows.pairs > 0; --rows.pairs) {
        const uint8_t* at = rows.stream;
        for (uint32_t block = 0; block < rows.blocks; ++block) {
            runBlock(rows, at, rows.in0, rows.out0);
            at = runBlock(rows, at, rows.in1, rows.out1);
            rows.out0 += 4;
            rows.out1 += 4;
        }
        rows.in0 += rows.inStep;
        rows.in1 += rows.inStep;
        rows.out0 += rows.outStep;
        rows.out1 += rows.outStep;
    }
}

void runOneRow(MveRows& rows) {
    const uint8_t* at = rows.stream;
    for (uint32_t block = 0; block < rows.blocks; ++block, rows.out0 += 4)
        at = runBlock(rows, at, rows.in0, rows.out0);
}

#endif

} // namespace rt
} // namespace tmw
