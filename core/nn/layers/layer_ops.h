// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/nn/layer_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// What a layer makes of an input shape. Shapes are without the batch.
struct LayerShape {
    Shape output;
    /// Trainable tensors in the order of their storage.
    std::vector<std::pair<std::string, Shape>> parameters;
    uint64_t macs = 0;
};

/// The words that follow a layer's own in the grammar.
struct LayerWords {
    size_t layer = 0; ///< from 1, for errors
    std::string text; ///< the layer as it was written, for errors
    std::vector<std::string> words;
};

/// What is known of one kind of layer before it is trained. The functions are called with the
/// alternative of LayerSpec that their row stands for.
struct LayerOps {
    /// `name` is for errors.
    Result<LayerShape> (*shape)(const LayerSpec& spec, const Shape& input, std::string_view name);
    Result<LayerSpec> (*parse)(const LayerWords& words);
    /// The words after the layer's own, without the name.
    std::string (*format)(const LayerSpec& spec);
};

} // namespace tmw
