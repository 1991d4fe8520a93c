// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/weighted_sums.h"

namespace tmw {

Status checkConstants(const OpPlanner& planner, std::optional<DataType> bias) {
    if (!planner.isConstant(1) || (planner.hasInput(2) && !planner.isConstant(2)))
        return planner.refuse(kUnsupportedForm, "weights and bias must be constants");
    if (bias && planner.hasInput(2) && planner.input(2).type != *bias)
        return planner.refuse(kUnsupportedType, planner.typeList());
    return {};
}

} // namespace tmw
