// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"
#include "core/project/settings.h"

namespace tmw {

/// What a training takes of the settings. Errors: train.unknown_loss, train.class_weights.
Result<TrainOptions> trainOptions(const Settings& settings, const Features& features,
                                  int threads = 0);

/// "none": empty; "balanced": samples / (classes x samples of the class), of the training part;
/// "rare=3, other=0.5": by name, 1 for the others. Errors: train.class_weights.
Result<std::vector<float>> parseClassWeights(std::string_view text, const Features& features);

} // namespace tmw
