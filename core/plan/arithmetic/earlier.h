// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic/record_reader.h"

namespace tmw {

/// What READ_VARIABLE reads: a tensor that was assigned, or what the variable begins with.
struct VariableRead {
    std::optional<int32_t> assigned;
    std::vector<uint8_t> initial;
};

/// What the operators before one leave to it.
struct EarlierOperators {
    TensorValues kept;                ///< read of variables that nothing was assigned to
    std::optional<VariableRead> read; ///< where the operator itself reads a variable
};

/// Plans of the operators before `layer` what its own planning needs: constants of constants, and
/// what variables are.
EarlierOperators planBefore(PlanDraft& draft, int32_t layer);

/// The element that READ_VARIABLE answers.
std::optional<double> explainRead(const RecordedOperator& of, const VariableRead& read,
                                  ElementArithmetic& made);

} // namespace tmw
