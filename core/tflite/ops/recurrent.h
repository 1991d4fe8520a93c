// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/sums.h"

namespace tmw::tflite {

/// Gates [first, first + count) of `gates`, which a matrix has side by side.
struct GatePart {
    size_t units = 0;
    size_t gates = 0;
    size_t first = 0;
    size_t count = 1;
};
/// Of a matrix depth x (gates x units): (count x units) x depth, and as many of the biases, if
/// there are any.
Sums gateSums(std::span<const float> kernel, std::span<const float> bias, GatePart part);

/// What the inputs of all steps give, as a convolution of one tap: 1 x 1 x steps x units. Its
/// tensors are "LAYER/what"; `range` is null for floats. Errors: see writeSums.
Result<LayerTensor> writeInputSums(const LayerToWrite& from, const char* what, const Range* range,
                                   Sums sums, ModelWriter& to);

/// The states of all steps, 1 x units each like `last`, as the layer's answer.
LayerTensor packStates(const LayerToWrite& from, const std::vector<int32_t>& states,
                       const LayerTensor& last, ModelWriter& to);

} // namespace tmw::tflite
