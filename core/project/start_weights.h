// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/run_store.h"

#include <optional>

namespace tmw {

/// A model that answers in data units, as one that answers in the units it is trained in: the
/// opposite of inDataUnits. Errors: train.not_linear.
Result<TrainedModel> inTrainedUnits(const TrainedModel& model, const Affine& targetScaling);

/// Where a training begins that train.start_from gives the weights of a run; nothing where it says
/// none. Errors: run.missing, run.damaged, run.start_layers, train.not_linear.
Result<std::optional<Checkpoint>> startingWeights(const Project& project, const Features& features,
                                                  const Graph& graph, const TrainOptions& options);
/// As if a training by these options had begun with the run's weights.
Checkpoint beginningWith(std::vector<float> weights, const TrainOptions& options);

} // namespace tmw
