// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/nn/training.h"
#include "core/tflite/tflite_model.h"

#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// An operator that no layer here stands for, or of which a part is left out.
struct MissingOperator {
    size_t index = 0; ///< in the file
    std::string name;
    Remark reason;
};

/// A .tflite as a network to go on training.
struct ReadNetwork {
    /// Layers and weights; of a file with missing operators the layers in front of the first of
    /// them. Nothing where there are none.
    std::optional<TrainedModel> model;
    std::vector<LayerSpec> layers; ///< of `model`, for formatLayers
    std::vector<MissingOperator> missing;
    std::vector<MissingOperator> partial; ///< taken over but for what `reason` says
    size_t quantized = 0; ///< tensors of weights that were integers or halves and are floats now
};

/// Reads layers, skip connections and weights out of the main subgraph. Values keep their meaning:
/// integers become the real numbers they stand for, and quantizations between layers are left out.
/// `sample`: of the data, without the batch; it must be the model's input but for dimensions of 1,
/// or one of the two is a row of as many values.
/// Errors: network.inputs, network.outputs, network.input_type, network.batch, network.sample,
/// network.too_large, graph.* for a network too large to train.
Result<ReadNetwork> readNetwork(const TfliteModel& model,
                                const std::optional<Shape>& sample = std::nullopt);

} // namespace tmw
