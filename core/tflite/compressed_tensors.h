// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>

namespace tmw::schema {
struct Model;
}

namespace tmw {

/// A constant stored as indices into look-up tables: see encoded_weights.h.
struct CompressedTensor {
    uint32_t valueBuffer = 0; ///< the model's buffer with the tables
    unsigned indexBits = 0;
};

/// By subgraph and tensor, both not checked against the model.
using CompressedTensors = std::map<std::pair<size_t, int32_t>, CompressedTensor>;

/// What COMPRESSION_METADATA lists, which TensorFlow Lite Micro's models have that were compressed
/// without TFLM_DECODE. tflite.compression, tflite.compression_version.
Result<CompressedTensors> compressedTensors(const schema::Model& model);

} // namespace tmw
