// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layer_spec.h"
#include "core/nn/layers/layer_ops.h"

#include <array>
#include <string_view>
#include <variant>

namespace tmw {

/// All that the rooms need to know of one kind of layer. `word` opens it in the layer grammar and
/// begins its default name.
struct OpRow {
    std::string_view word;
    std::string_view title;   ///< for people
    std::string_view grammar; ///< after the word; name=NAME and from=NAME go with every layer
    std::string_view help;
    LayerOps layer;
};

inline constexpr size_t kOpCount = std::variant_size_v<LayerSpec>;

/// One row per alternative of LayerSpec, in its order.
const std::array<OpRow, kOpCount>& opTable();

inline const OpRow& opRow(const LayerSpec& spec) {
    return opTable()[spec.index()];
}

} // namespace tmw
