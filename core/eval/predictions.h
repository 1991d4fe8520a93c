// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/eval/evaluation.h"
#include "core/nn/training.h"
#include "core/plan/runner.h"

#include <span>
#include <vector>

namespace tmw {

/// The plan of a model with the data's input contract, on the desktop's kernels.
Result<Runner> runnerFor(const TfliteModel& model, const Affine* inputContract);

/// Real values of a tensor: dequantized, or as they are for float.
/// Errors: predictions.type for types that stand for no number.
Result<std::vector<float>> realValues(const Tensor& tensor, const PlanTensorInfo& info);

/// Runs the samples of `part` from their raw values, as a board does, and answers the first
/// output's real values, one row a sample, in their order. On so many cores (0: all), unless the
/// model has state.
Result<std::vector<float>> predictRaw(Runner& runner, const Features& features,
                                      std::span<const uint32_t> part, std::stop_token stop = {},
                                      int threads = 0);

/// By the network as it was trained; `features` must outlive the answer.
Predict predictByGraph(TrainedModel model, const Features& features);

} // namespace tmw
