// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tmw::nn {

/// Evenly spaced values, 0 among them, that stand for those of a tensor; step 0: any value.
struct Grid {
    float step = 0;
    float least = 0;
    float most = 0;
};

/// The weights of a parameter, of which those of one group share a step. Weight i is of group
/// i / together % period / width.
struct WeightGroups {
    size_t offset = 0; ///< in the graph's weights
    size_t count = 0;
    size_t together = 1;
    size_t period = 1;
    size_t width = 1;
};

/// What numbers become in the model that is to be made, for training to make do with it: passes
/// forward round, passes backward go on as if they had not, but not past the ends of a grid.
struct Rounding {
    std::vector<Grid> tensors = {}; ///< the network's input, then each layer's answer
    std::vector<WeightGroups> weights = {};
};

/// Weights rounded, halves away from 0, to 127 steps on both sides of 0, the largest magnitude of
/// each group the last. What is in no group is as in `from`.
void roundWeights(std::span<const float> from, std::span<const WeightGroups> groups, float* to);

} // namespace tmw::nn
