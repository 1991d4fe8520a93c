// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/step.h"

#include <iterator>

namespace tmw {

namespace {

struct Row {
    StepKind kind;
    std::string_view key;
    std::string_view title;
    std::string_view formula;
};

constexpr Row kRows[] = {
    {StepKind::Taken, "taken", TMW_PHRASE("Step", "Taken over"), TMW_PHRASE("Step", "as it is")},
    {StepKind::Filled, "filled", TMW_PHRASE("Step", "Filled in"), TMW_PHRASE("Step", "a constant")},
    {StepKind::Initial, "initial", TMW_PHRASE("Step", "Initial value"),
     TMW_PHRASE("Step", "of the variable")},
    {StepKind::Dimension, "dimension", TMW_PHRASE("Step", "Dimension"),
     TMW_PHRASE("Step", "%1 of the input's shape")},
    {StepKind::LessZeroPoint, "less_zero_point", TMW_PHRASE("Step", "Less zero point"), "%1 - %2"},
    {StepKind::Accumulated, "accumulator", TMW_PHRASE("Step", "Accumulator"),
     TMW_PHRASE("Step", "products %1 + bias %2")},
    {StepKind::ShiftedLeft, "shifted_left", TMW_PHRASE("Step", "Shifted left"), "%1 × 2^%2"},
    {StepKind::ShiftedRight, "shifted_right", TMW_PHRASE("Step", "Shifted right"),
     TMW_PHRASE("Step", "%1 / 2^%2, rounded down")},
    {StepKind::Rescaled, "rescaled", TMW_PHRASE("Step", "Rescaled"), "%1 × %2 / 2^31 × 2^%3"},
    {StepKind::RescaledWide, "rescaled", TMW_PHRASE("Step", "Rescaled"), "%1 × %2 / 2^15 × 2^%3"},
    {StepKind::Shifted, "shifted", TMW_PHRASE("Step", "Shifted"), "%1 × %2 × 2^%3"},
    {StepKind::Scaled, "scaled", TMW_PHRASE("Step", "Times scale"), "%1 × %2"},
    {StepKind::Added, "sum", TMW_PHRASE("Step", "Sum"), "%1 + %2"},
    {StepKind::Subtracted, "difference", TMW_PHRASE("Step", "Difference"), "%1 - %2"},
    {StepKind::Multiplied, "product", TMW_PHRASE("Step", "Product"), "%1 × %2"},
    {StepKind::Divided, "quotient", TMW_PHRASE("Step", "Quotient"), "%1 / %2"},
    {StepKind::Greater, "greater", TMW_PHRASE("Step", "Greater"),
     TMW_PHRASE("Step", "of %1 and %2")},
    {StepKind::Lesser, "lesser", TMW_PHRASE("Step", "Lesser"), TMW_PHRASE("Step", "of %1 and %2")},
    {StepKind::Total, "total", TMW_PHRASE("Step", "Sum"), TMW_PHRASE("Step", "of %1 values")},
    {StepKind::TotalOfPowers, "total_of_powers", TMW_PHRASE("Step", "Sum of powers"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::TotalOfSquares, "total_of_squares", TMW_PHRASE("Step", "Sum of squares"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::TotalOfProducts, "total_of_products", TMW_PHRASE("Step", "Sum of products"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::Greatest, "greatest", TMW_PHRASE("Step", "Greatest"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::GreatestSize, "greatest_size", TMW_PHRASE("Step", "Greatest without sign"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::Least, "least", TMW_PHRASE("Step", "Least"), TMW_PHRASE("Step", "of %1 values")},
    {StepKind::ProductOf, "product_of", TMW_PHRASE("Step", "Product"),
     TMW_PHRASE("Step", "of %1 values")},
    {StepKind::Ranked, "ranked", TMW_PHRASE("Step", "By rank"),
     TMW_PHRASE("Step", "place %1 of %2, greatest first")},
    {StepKind::Place, "place", TMW_PHRASE("Step", "Index"), TMW_PHRASE("Step", "of the first %1")},
    {StepKind::Averaged, "average", TMW_PHRASE("Step", "Average"),
     TMW_PHRASE("Step", "%1 / %2, rounded")},
    {StepKind::Cut, "cut", TMW_PHRASE("Step", "Quotient"),
     TMW_PHRASE("Step", "%1 / %2, cut towards 0")},
    {StepKind::Floored, "floored", TMW_PHRASE("Step", "Quotient"),
     TMW_PHRASE("Step", "%1 / %2, rounded down")},
    {StepKind::Remainder, "remainder", TMW_PHRASE("Step", "Remainder"),
     TMW_PHRASE("Step", "of %1 / %2")},
    {StepKind::Whole, "whole", TMW_PHRASE("Step", "Cut towards 0"), "%1"},
    {StepKind::NearestFloat, "nearest_float", TMW_PHRASE("Step", "Nearest float"),
     TMW_PHRASE("Step", "to %1")},
    {StepKind::LowBits, "low_bits", TMW_PHRASE("Step", "Lowest bits"),
     TMW_PHRASE("Step", "%2 of %1")},
    {StepKind::FreeBits, "free_bits", TMW_PHRASE("Step", "Free bits"),
     TMW_PHRASE("Step", "above %1, of 15")},
    {StepKind::Rounded, "rounded", TMW_PHRASE("Step", "Rounded"), "%1"},
    {StepKind::Looked, "table_entry", TMW_PHRASE("Step", "Table"), TMW_PHRASE("Step", "entry %1")},
    {StepKind::Between, "table_line", TMW_PHRASE("Step", "Table"),
     TMW_PHRASE("Step", "at %1, between two entries")},
    {StepKind::Reciprocal, "reciprocal", TMW_PHRASE("Step", "Reciprocal"),
     TMW_PHRASE("Step", "of %1, in fixed point")},
    {StepKind::Function, "function", TMW_PHRASE("Step", "Function"), "%2(%1)"},
    {StepKind::FixedFunction, "fixed_function", TMW_PHRASE("Step", "Function"),
     TMW_PHRASE("Step", "%2(%1), in fixed point")},
    {StepKind::Compared, "comparison", TMW_PHRASE("Step", "Comparison"), "%1 %3 %2"},
    {StepKind::WithZeroPoint, "zero_point", TMW_PHRASE("Step", "Zero point"), "%1 + %2"},
    {StepKind::Held, "clamp", TMW_PHRASE("Step", "Held within"), TMW_PHRASE("Step", "%2 to %3")},
};

constexpr bool inOrder() {
    for (size_t i = 0; i < std::size(kRows); ++i)
        if (kRows[i].kind != static_cast<StepKind>(i))
            return false;
    return std::size(kRows) == static_cast<size_t>(StepKind::Held) + 1;
}
static_assert(inOrder());

const Row& rowOf(StepKind kind) {
    return kRows[static_cast<size_t>(kind)];
}

/// A second operand: (-3) or 3.
std::string enclosed(const std::string& text) {
    return text.starts_with('-') ? '(' + text + ')' : text;
}

bool hasSigns(StepKind kind) {
    return kind != StepKind::Held && kind != StepKind::Greater && kind != StepKind::Lesser &&
           kind != StepKind::Compared;
}

} // namespace

std::string_view keyOf(StepKind kind) {
    return rowOf(kind).key;
}

std::string_view titleOf(StepKind kind) {
    return rowOf(kind).title;
}

Remark formulaOf(const ArithmeticStep& step, const std::function<std::string(double)>& number) {
    Remark formula(rowOf(step.kind).formula);
    for (const double each : step.numbers) {
        const std::string text = number(each);
        const bool first = formula.args.empty();
        // An exponent has no brackets.
        const bool last = formula.args.size() == 2;
        formula.args.push_back(first || last || !hasSigns(step.kind) ? text : enclosed(text));
    }
    if (!step.name.empty())
        formula.args.emplace_back(step.name);
    return formula;
}

} // namespace tmw
