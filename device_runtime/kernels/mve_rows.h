// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

constexpr uint32_t kPiece = 16;   ///< inputs of a vector
constexpr uint32_t kUnrolled = 4; ///< pieces of a round

/// Rows of inputs against the weights of ConvInt8Mve, four outputs at a time. The assembly knows
/// where the fields lie.
struct MveRows {
    int32_t zeroPoint;
    int8_t* out0; ///< of the row, advanced with its outputs
    int8_t* out1; ///< of the next row
    const int8_t* in0;
    const int8_t* in1;
    const uint8_t* stream;
    uint32_t blocks; ///< of four outputs, at least 1
    uint32_t rounds; ///< of four pieces of 16 inputs, the first of which may be cut short
    uint32_t skip;   ///< pieces that the first round leaves out
    uint32_t flags;  ///< as they stand in the status register
    uint32_t tail;   ///< inputs after the last whole piece
    uint32_t tailBytes;
    int32_t low; ///< clamp, less the zero point
    int32_t high;
    Rescale rescale;  ///< unless kRowsRescaled
    uint32_t pairs;   ///< of rows, for runTwoRows, at least 1
    uint32_t inStep;  ///< from a pair of rows to the next
    uint32_t outStep; ///< the same, from where the outputs end
    uint32_t entry;   ///< where the first round begins; runNarrow: blocks left
};

constexpr uint32_t kRowsTail = 1u << 30;     ///< Z: there are inputs after the last whole piece
constexpr uint32_t kRowsAway = 1u << 29;     ///< C: ties go away from zero below zero too
constexpr uint32_t kRowsRescaled = 1u << 28; ///< V: a rescaling an output, in the stream

/// All blocks of two rows, `pairs` times.
void runTwoRows(MveRows& rows);
/// All blocks of the row in0.
void runOneRow(MveRows& rows);

} // namespace rt
} // namespace tmw
