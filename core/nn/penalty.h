// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

namespace tmw::nn {

/// Multiplies inputs: what L1, L2 and max-norm are for. Not a bias, a scale or an average.
bool isKernel(const Parameter& parameter);

/// What the penalties add to the loss.
double penaltyLoss(const Graph& graph, const PenaltyOptions& options, const float* weights);
/// Adds their gradient: l1 sign(w) + 2 l2 w.
void addPenalty(const Graph& graph, const PenaltyOptions& options, const float* weights,
                float* gradient);
/// Keras' MaxNorm over all axes of a kernel but its outputs.
void limitNorms(const Graph& graph, double most, float* weights);

/// The length of `count` values (a multiple of 16), in the same order on every machine.
double norm(const float* values, size_t count);
/// By norm, then by value.
void clip(const PenaltyOptions& options, double norm, float* gradient, size_t count);

} // namespace tmw::nn
