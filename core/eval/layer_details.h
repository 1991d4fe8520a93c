// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"

#include <optional>

namespace tmw {

/// The weights of a layer, by answer: a unit of a dense layer, a channel of a convolution.
struct LayerWeights {
    std::vector<double> largest; ///< magnitude, in the float model
    size_t widest = 0;           ///< the answer with the largest of them
    double ratio = 1;            ///< of the widest over the median; 1 where that is 0
    std::vector<float> scales;   ///< of the int8 weights: one, or one an answer
};

/// Nothing for a layer without weights.
std::optional<LayerWeights> layerWeights(const TfliteModel& inFloat, const TfliteModel& int8,
                                         const LayerNoise& layer);

/// What a layer reads, as an entry of `ranges`; null where it is not among them.
const TensorRange* inputRange(const Comparison& comparison, const TfliteModel& inFloat,
                              const LayerNoise& layer);
/// What it answers.
const TensorRange* outputRange(const Comparison& comparison, const LayerNoise& layer);

} // namespace tmw
