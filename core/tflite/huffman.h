// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/encoded_weights.h"

namespace tmw {

/// Tables of 16 or 32-bit entries, in which the next bits of the code are the index: an entry is a
/// value and how many of these bits are its code's, or how far the next table lies ahead and how
/// many bits that takes.
struct HuffmanTables {
    std::span<const uint8_t> entries;
    bool wide = false;      ///< entries of 32 bits
    unsigned firstBits = 1; ///< index of the first table, 1 to 16
};

/// `count` values of `width` bytes, 1 or 2.
DecodedWeights decodeHuffman(std::span<const uint8_t> code, const HuffmanTables& tables,
                             size_t count, size_t width);

} // namespace tmw
