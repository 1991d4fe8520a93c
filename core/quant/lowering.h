// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"

namespace tmw {

/// The same network with one layer for each operator of its .tflite. Relu and relu6 stay in, or go
/// into, the dense layer before them; tanh, sigmoid and softmax become layers of their own; linear
/// activations go. Weights keep their places. The layer that ends one of `graph`'s has its name;
/// the sums in front of a separate activation are "NAME.sums".
/// Errors: convert.no_operator.
Result<Graph> lower(const Graph& graph);

} // namespace tmw
