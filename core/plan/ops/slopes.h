// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// What steps of the input are multiplied by to be steps of the output: those from its zero point
/// on, and those below, whose factor may be negative.
struct Slopes {
    AffineQuantization in, out;
    double above = 0;
    double below = 0;

    /// Both factors are the ratio of the scales. plan.quantization.
    static Result<Slopes> of(const OpPlanner& planner);
    /// Input and output have one quantization.
    bool isPlain() const { return in.scale == out.scale && in.zeroPoint == out.zeroPoint; }
};

constexpr bool haveSlopes(DataType type) {
    return type == DataType::Int8 || type == DataType::UInt8 || type == DataType::Int16;
}

/// In TensorFlow Lite's double rounding, within the clamp. Shapes and types were checked.
void emitSlopes(OpPlanner& planner, const Slopes& slopes, const IntegerClamp& clamp);

/// The numbers as they are, within the clamp. Shapes and types were checked.
void emitClamp(OpPlanner& planner, const IntegerClamp& clamp);

} // namespace tmw
