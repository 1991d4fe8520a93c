// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/mve_columns.h"

#include "device_runtime/base/fixed_point.h"

namespace tmw {
namespace rt {

#if TMW_RT_HAS_MVE

static_assert(sizeof(MveColumns) == 108 && sizeof(DepthwiseBlock) == 48,
              "the assembly counts on it");

// By hand: compilers spill the four sums here. r11: the plane; r12: the block; q0 to q3: its
// weights; q4 to q6: bias, multipliers, shifts; r1, r3, r5, r9: windows; r7: outputs.

#define TMW_MVE_PUT_ROWS                                                                           \
    "ldr r10, [r11, #52]\n"                                                                        \
    "1:\n"                                                                                         \
    "ldrd r0, r2, [r11, #56]\n"                                                                    \
    "ldrd r1, r3, [r11, #64]\n"                                                                    \
    "ldrd r5, r6, [r11, #72]\n"                                                                    \
    "ldrd r7, r4, [r11, #80]\n"                                                                    \
    "add r1, r0\n"                                                                                 \
    "subs r2, #1\n"                                                                                \
    "strd r1, r2, [r11, #56]\n"                                                                    \
    "itt mi\n"                                                                                     \
    "movmi r0, r3\n"                                                                               \
    "movmi r4, #0\n"                                                                               \
    "add r6, r5\n"                                                                                 \
    "adds r5, #1\n"                                                                                \
    "and r5, #3\n"                                                                                 \
    "str r5, [r11, #72]\n"                                                                         \
    "movs r2, #0\n"                                                                                \
    "ldr r3, [r11, #4]\n"                                                                          \
    "ldr r8, [r11, #36]\n"                                                                         \
    "dls lr, r7\n"                                                                                 \
    "cmp r8, #2\n"                                                                                 \
    "bne 3f\n"                                                                                     \
    "vidup.u16 q1, r2, #1\n"                                                                       \
    "vmul.i16 q1, q1, r3\n"                                                                        \
    "2:\n"                                                                                         \
    "vldrb.u16 q0, [r0]\n"                                                                         \
    "add r0, r4\n"                                                                                 \
    "vstrb.16 q0, [r6, q1]\n"                                                                      \
    "adds r6, #4\n"                                                                                \
    "le lr, 2b\n"                                                                                  \
    "b 4f\n"                                                                                       \
    "3:\n"                                                                                         \
    "vidup.u32 q1, r2, #1\n"                                                                       \
    "vmul.i32 q1, q1, r3\n"                                                                        \
    "5:\n"                                                                                         \
    "vldrb.u32 q0, [r0]\n"                                                                         \
    "add r0, r4\n"                                                                                 \
    "vstrb.32 q0, [r6, q1]\n"                                                                      \
    "adds r6, #4\n"                                                                                \
    "le lr, 5b\n"                                                                                  \
    "4:\n"                                                                                         \
    "subs r10, #1\n"                                                                               \
    "bne 1b\n"
#define TMW_MVE_BEGIN_ROW                                                                          \
    "ldrd r1, r2, [r11, #96]\n"                                                                    \
    "ldr r3, [r11, #8]\n"                                                                          \
    "add r2, r1\n"                                                                                 \
    "ubfx r2, r2, #0, #9\n"                                                                        \
    "str r2, [r11, #96]\n"                                                                         \
    "add r1, r3\n"                                                                                 \
    "str r1, [r11, #104]\n"                                                                        \
    "ldr r12, [r11, #12]\n"                                                                        \
    "ldr r1, [r11]\n"                                                                              \
    "ldr r2, [r11, #16]\n"                                                                         \
    "ldr r4, [r11, #48]\n"                                                                         \
    "add r4, r2\n"                                                                                 \
    "str r4, [r11, #16]\n"                                                                         \
    "strd r1, r2, [r11, #88]\n"                                                                    \
    "str r8, [r11, #32]\n"
#define TMW_MVE_BLOCKS(STEP, FINISH)                                                               \
    "6:\n"                                                                                         \
    "ldr r1, [r11, #104]\n"                                                                        \
    "vldrw.32 q0, [r1], #16\n"                                                                     \
    "vldrw.32 q1, [r1], #16\n"                                                                     \
    "vldrw.32 q2, [r1], #16\n"                                                                     \
    "vldrw.32 q3, [r1], #16\n"                                                                     \
    "str r1, [r11, #104]\n"                                                                        \
    "vldrw.32 q4, [r12]\n"                                                                         \
    "vldrw.32 q5, [r12, #16]\n"                                                                    \
    "vldrw.32 q6, [r12, #32]\n"                                                                    \
    "ldrd r1, r7, [r11, #88]\n"                                                                    \
    "ldr r2, [r11, #4]\n"                                                                          \
    "ldr r8, [r11, #20]\n"                                                                         \
    "ldrd lr, r10, [r11, #24]\n"                                                                   \
    "add r3, r1, r2\n"                                                                             \
    "add r5, r3, r2\n"                                                                             \
    "add r9, r5, r2\n"                                                                             \
    "add r2, r9\n"                                                                                 \
    "adds r4, r7, #4\n"                                                                            \
    "strd r2, r4, [r11, #88]\n"                                                                    \
    "dls lr, lr\n"                                                                                 \
    "7:\n"                                                                                         \
    "vldrb.8 q7, [r1], #" STEP "\n"                                                                \
    "vmladav.s8 r0, q0, q7\n"                                                                      \
    "vldrb.8 q7, [r3], #" STEP "\n"                                                                \
    "vmladav.s8 r2, q1, q7\n"                                                                      \
    "vldrb.8 q7, [r5], #" STEP "\n"                                                                \
    "vmladav.s8 r4, q2, q7\n"                                                                      \
    "vldrb.8 q7, [r9], #" STEP "\n"                                                                \
    "vmladav.s8 r6, q3, q7\n"                                                                      \
    "vmov q7[2], q7[0], r0, r4\n"                                                                  \
    "vmov q7[3], q7[1], r2, r6\n" FINISH "vrshl.s32 q7, q7, q6\n"                                  \
    "vadd.i32 q7, q7, r10\n"                                                                       \
    "vqmovnb.s32 q7, q7\n"                                                                         \
    "vqmovnb.s16 q7, q7\n"                                                                         \
    "vstrb.32 q7, [r7]\n"                                                                          \
    "add r7, r8\n"                                                                                 \
    "le lr, 7b\n"                                                                                  \
    "ldr r0, [r11, #32]\n"                                                                         \
    "ldr r2, [r11, #40]\n"                                                                         \
    "subs r0, #1\n"                                                                                \
    "str r0, [r11, #32]\n"                                                                         \
    "add r12, r2\n"                                                                                \
    "bne 6b\n"
#define TMW_MVE_COLUMNS(NAME, STEP, FINISH)                                                        \
    __attribute__((naked)) static void NAME(MveColumns&) {                                         \
        __asm__ volatile("push {r4-r11, lr}\n"                                                     \
                         "vpush {d8-d15}\n"                                                        \
                         "mov r11, r0\n"                                                           \
                         "0:\n" TMW_MVE_PUT_ROWS TMW_MVE_BEGIN_ROW TMW_MVE_BLOCKS(                 \
                             STEP, FINISH) "ldr r0, [r11, #44]\n"                                  \
                                           "subs r0, #1\n"                                         \
                                           "str r0, [r11, #44]\n"                                  \
                                           "bne 0b\n"                                              \
                                           "vpop {d8-d15}\n"                                       \
                                           "pop {r4-r11, pc}\n");                                  \
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

void runColumns(MveColumns& plane, uint32_t stride, bool away) {
    if (stride == 1)
        away ? runEveryAway(plane) : runEveryUp(plane);
    else
        away ? runSecondAway(plane) : runSecondUp(plane);
}

void spreadWeights(int8_t* to, const int8_t* weights, uint32_t taps, const uint8_t* order) {
    uint32_t none = kNoTap, left = 4;
    __asm__ volatile("vldrb.8 q3, [%[order]]\n"
                     "vcmp.i8 ne, q3, %[none]\n"
                     "1:\n"
                     "vpst\n"
                     "vldrbt.u8 q0, [%[weights], q3]\n"
                     "vstrw.32 q0, [%[to]]\n"
                     "vshr.u32 q1, q0, #24\n"
                     "vsli.32 q1, q0, #8\n"
                     "vstrw.32 q1, [%[to], #128]\n"
                     "vshr.u32 q0, q1, #24\n"
                     "vsli.32 q0, q1, #8\n"
                     "vstrw.32 q0, [%[to], #256]\n"
                     "vshr.u32 q1, q0, #24\n"
                     "vsli.32 q1, q0, #8\n"
                     "vstrw.32 q1, [%[to], #384]\n"
                     "add %[to], #16\n"
                     "add %[weights], %[taps]\n"
                     "subs %[left], #1\n"
                     "bne 1b\n"
                     : [to] "+r"(to), [weights] "+r"(weights), [left] "+r"(left)
                     : [taps] "r"(taps), [order] "r"(order), [none] "r"(none)
                     : "q0", "q1", "q3", "cc", "memory");
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

namespace {

/// One row of outputs.
void runRow(const MveColumns& plane, const int8_t* weights, uint32_t stride) {
    const int8_t* columns = plane.columns;
    int8_t* out = plane.out;
    const uint8_t* at = plane.stream;
    for (uint32_t left = plane.blocks; left > 0; --left, at += plane.blockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        for (uint32_t x = 0; x < plane.count; ++x)
            for (uint32_t i = 0; i < 4; ++i) {
                const int8_t* const window = columns + i * plane.pitch + x * stride * kColumn;
                int32_t sum = block.bias[i];
                for (uint32_t k = 0; k < 16; ++k)
                    sum = wrappingAdd(sum, window[k] * weights[16 * i + k]);
                out[x * plane.outStep + i] = static_cast<int8_t>(
                    clamp(multiplyByQuantized(sum, block.multipliers[i], block.shifts[i]) +
                              plane.zeroPoint,
                          -128, 127));
            }
        columns += 4 * plane.pitch;
        weights += 64;
        out += 4;
    }
}

} // namespace

void runColumns(MveColumns& plane, uint32_t stride, bool) {
    for (; plane.rows > 0; --plane.rows) {
        for (uint32_t y = 0; y < plane.strideY; ++y, --plane.inside, plane.in += plane.line) {
            const bool inside = plane.inside > 0;
            putRow(plane.putColumns + plane.put, plane.pitch, inside ? plane.in : plane.blank,
                   inside ? plane.inStep : 0, 4 * plane.blocks, plane.pixels);
            plane.put = (plane.put + 1) % kColumn;
        }
        runRow(plane, plane.weights + plane.weightsAt, stride);
        plane.weightsAt = (plane.weightsAt + plane.weightsStep) % kWeightBytes;
        plane.out += plane.outLine;
    }
}

void spreadWeights(int8_t* to, const int8_t* weights, uint32_t taps, const uint8_t* order) {
    for (uint32_t i = 0; i < 4; ++i)
        for (uint32_t top = 0; top < kColumn; ++top)
            for (uint32_t k = 0; k < 16; ++k) {
                const uint32_t tap = order[k / kColumn * kColumn + (k - top) % kColumn];
                to[top * kWeightBytes / kColumn + 16 * i + k] =
                    tap == kNoTap ? int8_t{0} : weights[i * taps + tap];
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
