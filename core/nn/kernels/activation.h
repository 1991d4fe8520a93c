// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layer_spec.h"

#include <cstddef>

namespace tmw::nn {

/// A feature-major batch: `rows` features of `columns` samples (a multiple of 16), `stride` apart.
struct Batch {
    float* data = nullptr;
    size_t rows = 0;
    size_t columns = 0;
    size_t stride = 0;
};

/// In place. `slope` is leaky_relu's.
void activate(Activation activation, const Batch& batch,
              float slope = static_cast<float>(kLeakySlope));

/// Whether its slope can be told from what goes in alone: the answer falls and then rises.
constexpr bool slopeNeedsInput(Activation activation) {
    return activation == Activation::HardSwish;
}

/// Turns the gradient by a layer's answer into that by what went into its activation, in place.
/// `answer` has the gradient's form; where slopeNeedsInput it is what went in instead. At its
/// corners relu has the slope 0, as in Keras.
void activateBackward(Activation activation, const float* answer, const Batch& gradient,
                      float slope = static_cast<float>(kLeakySlope));

} // namespace tmw::nn
