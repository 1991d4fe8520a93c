// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <tl/expected.hpp>

namespace tmw {

// Constants as TensorFlow Lite Micro's compression stores them, decoded into the bytes of a tensor.

/// The bytes, or what is wrong with them as the end of a sentence.
using DecodedWeights = tl::expected<std::vector<uint8_t>, std::string>;

/// Tables of a tensor's values: one for all, or one for each scale along the first or the last
/// dimension.
struct LookupTables {
    std::span<const uint8_t> values; ///< of the tensor's type, table after table
    size_t count = 1;                ///< 1, or the number of scales
    unsigned indexBits = 0;          ///< 1 to 7
};

/// `indices`, each of so many bits, the first in the highest ones.
DecodedWeights decodeLookup(const TfliteTensor& tensor, std::span<const uint8_t> indices,
                            const LookupTables& tables);

/// What TFLM_DECODE makes of a constant by the ancillary data beside it: look-up tables, Huffman
/// codes, or values between zero points that were left out.
DecodedWeights decodeWeights(const TfliteTensor& tensor, std::span<const uint8_t> encoded,
                             std::span<const uint8_t> ancillary);

} // namespace tmw
