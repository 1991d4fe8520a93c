// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <vector>

namespace tmw {

/// One dimension of a copy: how often, and how far input and output go each time, in elements.
struct MoveAxis {
    int64_t dim = 1;
    int64_t in = 0;
    int64_t out = 0;
};

/// From an input's element to an output's element on; both default to the first.
struct MoveEnds {
    size_t input = 0;
    size_t output = 0;
    int64_t inStart = 0;
    int64_t outStart = 0;
};

/// Strides of a dense tensor, in elements.
std::vector<int64_t> stridesOf(const Shape& shape);

/// A copy along the axes, outermost first, in as few records as it takes: none where all of the
/// input becomes all of the output in order. Input and output have the same type, of whole bytes.
/// plan.unsupported_form: more than six axes that cannot be joined.
Status emitMove(OpPlanner& planner, std::vector<MoveAxis> axes, const MoveEnds& ends = {});

/// All of the output is the first bytes of `value`, as many as its elements have.
void emitFill(OpPlanner& planner, uint64_t value);

/// Types that can be copied: the same in and out, of whole bytes. plan.unsupported_type.
Status checkSameType(const OpPlanner& planner, size_t input = 0);

/// The values of a constant int32 or int64 input. plan.unsupported_form, plan.unsupported_type.
Result<std::vector<int64_t>> constantIntegers(const OpPlanner& planner, size_t input);

/// `axis` counted from the front; negative ones count from the end. plan.shape.
Result<size_t> axisOf(const OpPlanner& planner, int64_t axis, size_t rank);

/// The product of the dimensions [first, last).
int64_t product(const Shape& shape, size_t first, size_t last);

} // namespace tmw
