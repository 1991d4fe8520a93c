// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/pass.h"
#include "core/nn/training.h"

namespace tmw::nn {

/// Tensors of an optimizer beside the weights.
bool hasFirstMoment(OptimizerKind kind);
bool hasSecondMoment(OptimizerKind kind);

/// Takes gradients to weights: penalties, clipping, the optimizer's rule, moving averages, and what
/// weights are held to.
class Optimizer {
public:
    /// All of them must outlive it.
    Optimizer(const Graph& graph, const TrainOptions& options, const Workers& workers);

    /// `gradient` is used up. Answers its length with penalties, before it is clipped; where that
    /// is not a finite number, the weights stay.
    double step(float* weights, float* gradient, double rate);

    /// As many as weights, padded, or none.
    AlignedFloats first;
    AlignedFloats second;
    uint64_t steps = 0;

private:
    void follow(const float* weights, float* gradient);
    void move(float* weights, const float* gradient, double rate);
    void putAverages(float* weights);

    const Graph& graph_;
    const TrainOptions& options_;
    const Workers& workers_;
    size_t count_;
    std::vector<float> averages_;
};

} // namespace tmw::nn
