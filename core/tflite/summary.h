// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <span>
#include <vector>

namespace tmw::schema {
struct Model;
}

namespace tmw {

struct Summary {
    std::vector<TfliteSubgraph> subgraphs;
    std::vector<std::vector<uint8_t>> decoded; ///< constants that the file has compressed
};

/// The subgraphs of a model whose FlatBuffer structure was verified, checked for what they mean:
/// indices, shapes, types, extents of constants, quantization. `file` is the whole file, which
/// `model` lies in. Memory taken stays below 14 times the file's size plus half a megabyte, also
/// where many tables of the file are one and the same: tflite.too_large. What was compressed may
/// take 64 MB besides.
Result<Summary> summarize(const schema::Model& model, std::span<const uint8_t> file);

} // namespace tmw
