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

/// `from` has the form of `to` and may be it. `slope` is leaky_relu's.
void activate(Activation activation, const float* from, const Batch& to,
              float slope = static_cast<float>(kLeakySlope));

/// Whether its slope can be told from what goes in alone: the answer falls and then rises.
constexpr bool slopeNeedsInput(Activation activation) {
    return activation == Activation::HardSwish;
}

/// The gradient by what goes into an activation, from that by its answer, which may be the same
/// place. All have the form of `to`; where slopeNeedsInput, `answer` is what went in instead. At
/// its corners relu has the slope 0, as in Keras.
void activateBackward(Activation activation, const float* answer, const float* byAnswer,
                      const Batch& to, float slope = static_cast<float>(kLeakySlope));

} // namespace tmw::nn
