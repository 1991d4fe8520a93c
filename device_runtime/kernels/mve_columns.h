// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

// A row of outputs of DepthwiseInt8Mve is computed from columns: for each channel, for each column
// of the padded plane, four bytes, the input's row y in byte y % 4. So a window of at most 4 x 4 is
// 16 bytes side by side, and only its rows may be out of order.

constexpr uint32_t kColumn = 4; ///< bytes

/// A row of outputs, four channels after four. The assembly knows where the fields lie.
struct MveColumns {
    const int8_t* columns; ///< advanced
    uint32_t pitch;        ///< from channel to channel
    const uint8_t* order;  ///< of the 16 bytes of a window, its tap; kNoTap: none
    const uint8_t* block;  ///< DepthwiseBlock, then each channel's weights
    int8_t* out;           ///< advanced
    uint32_t outStep;
    uint32_t count; ///< of pixels, at least 1
    int32_t zeroPoint;
    uint32_t taps;
    uint32_t blocks; ///< of four channels, at least 1; counted down
    uint32_t blockBytes;
};
constexpr uint8_t kNoTap = 255;

/// `stride`: 1 or 2; `away`: ties go away from zero below zero too. Saturates to int8.
void runColumns(MveColumns& row, uint32_t stride, bool away);

/// Puts `pixels`, at least 1, of four or eight channels, `step` bytes apart, into their columns.
void putRow(int8_t* columns, uint32_t pitch, const int8_t* in, uint32_t step, uint32_t channels,
            uint32_t pixels);

} // namespace rt
} // namespace tmw
