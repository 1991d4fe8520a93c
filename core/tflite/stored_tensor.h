// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/tflite/compressed_tensors.h"

#include <optional>
#include <set>

namespace tmw::schema {
struct Model;
struct SubGraph;
} // namespace tmw::schema

namespace tmw {

/// How a tensor's data stand for its values, where they are not the values themselves.
struct TensorEncoding {
    const CompressedTensor* compressed = nullptr;
    bool isDecoded = false; ///< by TFLM_DECODE: what quantization it still has is its output's
};

/// Tensors that TFLM_DECODE reads.
std::set<int32_t> decoderInputs(const schema::Model& model, const schema::SubGraph& graph);

/// Bytes a constant of this type and many elements takes; nothing where the format has no rule.
std::optional<size_t> dataBytes(DataType type, size_t elements);

} // namespace tmw
