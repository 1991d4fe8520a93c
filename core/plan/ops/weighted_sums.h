// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"
#include "core/plan/ops/fused_activation.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tmw {

/// Weights (input 1) and bias (input 2, where there is one) must be constants, and the bias of this
/// type unless it is left open. plan.unsupported_form, plan.unsupported_type.
Status checkConstants(const OpPlanner& planner, std::optional<DataType> bias);

/// A record of weighted sums in float: fills in clamp and bias, which need not be constants.
/// plan.unsupported_type.
template <typename Record>
Status emitFloatSums(OpPlanner& planner, rt::KernelId kernel, Record record, ClampKind kind) {
    if (planner.hasInput(2) && planner.input(2).type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const FloatClamp clamp = clampOf(kind);
    record.bias = rt::kNowhere;
    record.low = clamp.low;
    record.high = clamp.high;
    std::vector<Operand> reads = {planner.read(offsetof(Record, input), 0),
                                  planner.read(offsetof(Record, weights), 1)};
    if (planner.hasInput(2))
        reads.push_back(planner.read(offsetof(Record, bias), 2));
    planner.emit(kernel, record, std::move(reads), planner.write(offsetof(Record, output)));
    return {};
}

} // namespace tmw
