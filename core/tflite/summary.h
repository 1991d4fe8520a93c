// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <span>
#include <vector>

namespace tmw::schema {
struct Model;
}

namespace tmw {

/// The subgraphs of a model whose FlatBuffer structure was verified, checked for what they mean:
/// indices, shapes, types, extents of constants, quantization. `file` is the whole file, which
/// `model` lies in. Memory taken stays below 14 times the file's size plus half a megabyte, also
/// where many tables of the file are one and the same: tflite.too_large.
Result<std::vector<TfliteSubgraph>> summarize(const schema::Model& model,
                                              std::span<const uint8_t> file);

} // namespace tmw
