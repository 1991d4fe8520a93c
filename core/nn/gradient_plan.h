// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"

#include <vector>

namespace tmw::nn {

/// Where the gradients by the tensors between layers lie while a pass goes backward, from the last
/// layer to the first. A tensor's is kept from the last layer that takes it to the one that made
/// it; then its room is another's. A tensor that several layers take gets the sum.
struct GradientPlan {
    /// By layer and source: where its gradient goes.
    struct Step {
        int room = -1;  ///< -1: none is made, by the network's input
        int addTo = -1; ///< what is in `room` then is added to what is here; -1: it stays
    };
    std::vector<std::vector<Step>> steps;
    std::vector<int> rooms;    ///< by layer: of the gradient by its answer
    std::vector<size_t> sizes; ///< of each room: the most features it holds
};

GradientPlan planGradients(const Graph& graph);

} // namespace tmw::nn
