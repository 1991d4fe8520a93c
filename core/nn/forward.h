// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"

#include <functional>
#include <span>
#include <vector>

namespace tmw {

/// Called once for each layer, in order, with what it answers for all samples: samples x output
/// width, row-major, after its activation; it lives until the last call.
using LayerObserver = std::function<void(size_t layer, std::span<const float> output)>;

/// Forward pass of `samples` rows with the fast float kernels of training, one layer after the
/// other. `weights` has parameterCount() values, `inputs` samples x input width. Each sample's
/// answer depends neither on the others nor on the machine nor on the `threads` (0: one a core).
void forwardLayers(const Graph& graph, std::span<const float> weights,
                   std::span<const float> inputs, size_t samples, const LayerObserver& observe,
                   int threads = 1);

/// The last layer's answer alone: samples x output width.
std::vector<float> predict(const Graph& graph, std::span<const float> weights,
                           std::span<const float> inputs, size_t samples);

} // namespace tmw
