// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// What a step of an element's arithmetic does with its numbers (a, b, c).
enum class StepKind : uint8_t {
    Taken,           ///< as it stands elsewhere; no numbers
    Filled,          ///< with a constant; no numbers
    Initial,         ///< what a variable begins with; no numbers
    Dimension,       ///< a of the input's shape
    LessZeroPoint,   ///< a - b
    Accumulated,     ///< products a and bias b
    ShiftedLeft,     ///< a * 2^b
    ShiftedRight,    ///< a / 2^b, rounded down
    Rescaled,        ///< a * b / 2^31 * 2^c, rounded twice
    RescaledWide,    ///< a * b / 2^15 * 2^c, rounded once
    Shifted,         ///< a * b * 2^c, rounded once
    Scaled,          ///< a * b
    Added,           ///< a + b
    Subtracted,      ///< a - b
    Multiplied,      ///< a * b
    Divided,         ///< a / b
    Greater,         ///< of a and b
    Lesser,          ///< of a and b
    Total,           ///< of a values
    TotalOfPowers,   ///< of a values
    TotalOfSquares,  ///< of a values
    TotalOfProducts, ///< of a values
    Greatest,        ///< of a values
    GreatestSize,    ///< of a values, without their signs
    Least,           ///< of a values
    ProductOf,       ///< of a values
    Ranked,          ///< the a-th of b values, greatest first
    Place,           ///< where a is, the first of equal ones
    Averaged,        ///< sum a of b values, rounded to the nearest, ties away from zero
    Cut,             ///< a / b, cut towards zero
    Floored,         ///< a / b, rounded down
    Remainder,       ///< of a / b, of a's sign
    Whole,           ///< a, cut towards zero
    NearestFloat,    ///< to a
    LowBits,         ///< b of a
    FreeBits,        ///< above a, of 15
    Rounded,         ///< a to the nearest, ties away from zero
    Looked,          ///< entry a of the table
    Between,         ///< place a, on the line between two entries of the table
    Reciprocal,      ///< of a
    Function,        ///< of a, by its name
    FixedFunction,   ///< the same in fixed point
    Compared,        ///< a and b, by its name
    WithZeroPoint,   ///< a + b
    Held,            ///< a within b to c
};

/// Numbers are those the kernel works with: integers as stored, or floats.
struct ArithmeticStep {
    StepKind kind{};
    std::vector<double> numbers;
    double result = 0;
    size_t operand =
        0; ///< 1, 2: which of two operands it belongs to, or the part's number; 0: none
    std::string_view name = {}; ///< of a function or comparison
    /// Which part of the operator it belongs to, "forget gate" or "filter %1" with `operand`, a
    /// phrase of the context Step; empty: of none.
    std::string_view part = {};
};

/// "less_zero_point".
std::string_view keyOf(StepKind kind);
/// "Less zero point", which views translate in the context Step.
std::string_view titleOf(StepKind kind);
/// What is done with the numbers, without the result; its phrase is of the context Step.
Remark formulaOf(const ArithmeticStep& step, const std::function<std::string(double)>& number);

} // namespace tmw
