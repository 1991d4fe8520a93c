// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "core/plan/op_planner.h"

namespace tmw {

/// A weighted sum of constants as the operator gives it; its record's weights are packed for a
/// core.
struct SumsOfLayer {
    rt::WindowShape window{};
    size_t outputs = 0;
    size_t multiplier = 0; ///< outputs of an input channel; 0: all channels are summed
    ClampKind clamp = ClampKind::None;
    DataType type = DataType::Float32; ///< of the activations
    DataType weightType = DataType::Float32;
    int32_t inputTensor = 0;
    int32_t weightTensor = 0;
    std::optional<int32_t> biasTensor;
    // Of integers:
    bool narrow = false; ///< sums wrap to 32 bits
    int32_t inputZeroPoint = 0;
    int32_t zeroPoint = 0;
    IntegerClamp limits{};
    std::vector<rt::Rescale> rescales; ///< one, or one an output
};

/// Nothing: the operator is no weighted sum of float, int8 or int16 activations by constants.
/// Errors: those of planning.
Result<std::optional<SumsOfLayer>> weightedSums(const OpPlanner& planner);

/// Indices of the products of output `element` of a window with `outputs` channels, in the kernels'
/// order; `multiplier` as in SumsOfLayer. Adds to `to`.
void addWindowProducts(const rt::WindowShape& window, size_t outputs, size_t multiplier,
                       size_t element, WeightedSum& to);

/// Adds sum, steps and result to `made`. `input`: the activations' bytes.
void explainSum(const SumsOfLayer& sums, const PlanDraft& draft, std::span<const uint8_t> input,
                ElementArithmetic& made);

} // namespace tmw
