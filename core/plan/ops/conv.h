// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"
#include "core/plan/ops/window.h"

namespace tmw {

/// All of the record but its input, output and scratch; `stream`: the weights as its kernel has
/// them.
Result<rt::ConvInt8Record> convInt8Record(OpPlanner& planner, const rt::WindowShape& window,
                                          ClampKind kind, const FullyConnectedWeights& weights,
                                          std::span<const uint8_t> stream);

/// A convolution of int8, whose weights have the input's zero point folded in.
Status emitConvInt8(OpPlanner& planner, const rt::WindowShape& window, ClampKind clamp,
                    const FullyConnectedWeights& weights);

/// int16 activations by int8 weights (input 1, rows of `depth`); `narrow`: 32-bit sums.
Status emitConvInt16(OpPlanner& planner, const rt::WindowShape& window, ClampKind clamp,
                     const std::vector<rt::Rescale>& scales, std::vector<int64_t> bias,
                     bool narrow);

} // namespace tmw
