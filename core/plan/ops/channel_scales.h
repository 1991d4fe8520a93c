// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// How TensorFlow Lite Micro multiplies the scales of input and weights: fully connected layers
/// with one scale in float, all others in double.
enum class ScaleProduct { Double, FloatForOne };

/// One rescaling of the accumulator for each of the `channels` along `dimension` of the weights
/// (input 1) that `input` is multiplied by, or one for all. plan.quantization.
Result<std::vector<rt::Rescale>> accumulatorRescales(const OpPlanner& planner, size_t channels,
                                                     int dimension, ScaleProduct product,
                                                     size_t input = 0);

} // namespace tmw
