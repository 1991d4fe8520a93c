// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"

#include <span>
#include <vector>

namespace tmw {

/// A tensor that holds one sample, or N along a new first axis (along the first axis itself where
/// the model's is 1), as single samples of the input's shape. With `quantize`, float values become
/// the input's type by its scale and zero point, rounded half away from zero and clamped.
/// Errors: stack.type (names --quantize where that helps), stack.shape.
Result<std::vector<Tensor>> unstack(const Tensor& tensor, const PlanTensorInfo& input,
                                    bool quantize);

/// The other way round. One sample stays as it is.
Tensor stack(std::span<const Tensor> samples);

} // namespace tmw
