// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

namespace tmw::nn {

struct Prepared {
    Objective objective;
    size_t batch; ///< at most the training part
};

/// What is checked before any training. Errors: those of train, up to train.too_large.
Result<Prepared> prepare(const Graph& graph, const Features& features, const TrainOptions& options);

} // namespace tmw::nn
