// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/nn/graph.h"

#include <vector>

namespace tmw::nn {

/// Kernels by their layer's initializer, biases 0. Keras' variance scaling: the variance is
/// 2 / (inputs + outputs) (Glorot) or 2 / inputs (He); uniform within sqrt(3 variance), or normal
/// cut at two standard deviations and widened so that the variance is kept.
std::vector<float> initialWeights(const Graph& graph, Random& random);

} // namespace tmw::nn
