// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

#include <optional>

namespace tmw::nn {

/// A word of the layer grammar that stands for several layers.
struct BlockRow {
    std::string_view word;
    std::string_view grammar; ///< after the word
    std::string_view help;
    /// The layers as text, of the words after the block's own; nothing where these are not right.
    std::optional<std::string> (*expand)(const std::vector<std::string>& words);
};

std::span<const BlockRow> blockTable();

} // namespace tmw::nn
