// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

// A row of outputs of DepthwiseInt8Mve is computed from columns: for each channel, for each column
// of the padded plane, four bytes, the input's row y in byte y % 4. So a window of at most 4 x 4 is
// 16 bytes side by side, and only its rows may be out of order.

constexpr uint32_t kColumn = 4; ///< bytes

/// All rows of outputs of one block or two, of four channels each. The assembly knows where the
/// fields lie.
struct MveColumns {
    int8_t* columns;
    uint32_t pitch;        ///< from channel to channel
    const int8_t* weights; ///< of spreadWeights
    const uint8_t* stream; ///< of blocks, each begins with a DepthwiseBlock
    int8_t* out;           ///< of the row; advanced
    uint32_t outStep;
    uint32_t count; ///< pixels of a row, at least 1
    int32_t zeroPoint;
    uint32_t blocksLeft; ///< the kernel's own, as window, blockOut and blockWeights
    uint32_t blocks;
    uint32_t blockBytes;
    uint32_t rows; ///< at least 1; counted down
    uint32_t outLine;
    uint32_t strideY;
    const int8_t* in; ///< the row that is put next, `strideY` of them before each row of outputs
    int32_t inside;   ///< rows that the plane still has
    uint32_t line;
    const int8_t* blank; ///< eight zero points, for rows below the plane
    uint32_t put;        ///< the byte of a column that the row goes to
    int8_t* putColumns;
    uint32_t pixels; ///< of a row that is put, at least 1
    uint32_t inStep;
    const int8_t* window;
    int8_t* blockOut;
    uint32_t weightsAt; ///< of the row; advanced
    uint32_t weightsStep;
    const int8_t* blockWeights;
};
constexpr uint32_t kWeightBytes = 512;

/// Four channels' weights as the 16 bytes of a window need them, 128 bytes from one top row % 4 to
/// the next. `order`: the tap of each byte where the top row is 0, kNoTap for none.
void spreadWeights(int8_t* to, const int8_t* weights, uint32_t taps, const uint8_t* order);
constexpr uint8_t kNoTap = 255;

/// `stride`: 1 or 2; `away`: ties go away from zero below zero too. Saturates to int8.
void runColumns(MveColumns& plane, uint32_t stride, bool away);

/// Puts `pixels`, at least 1, of four or eight channels, `step` bytes apart, into their columns.
void putRow(int8_t* columns, uint32_t pitch, const int8_t* in, uint32_t step, uint32_t channels,
            uint32_t pixels);

} // namespace rt
} // namespace tmw
