// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Weighted sums over windows of input 0; a row of a fully connected operator is a batch of one
/// pixel.
struct SumsForm {
    rt::WindowShape window{};
    uint32_t outputs = 0;
    uint32_t multiplier = 0; ///< of a depthwise convolution, else 0
    ClampKind clamp = ClampKind::None;
};

/// Sums of uint8, of int8 whose weights have a zero point, and of floats by int8 weights.
/// plan.unsupported_type, plan.unsupported_form, plan.quantization.
Status planOtherSums(OpPlanner& planner, const SumsForm& form);

} // namespace tmw
