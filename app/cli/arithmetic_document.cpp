// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arithmetic_document.h"

#include "app/cli/text_table.h"
#include "core/tflite/names.h"

#include <algorithm>
#include <cmath>

namespace tmw::cli {

namespace {

/// A second operand: (-3) or 3.
std::string operand(int64_t value) {
    return value < 0 ? '(' + std::to_string(value) + ')' : std::to_string(value);
}

std::string number(double value) {
    return std::isinf(value)   ? (value < 0 ? "-∞" : "∞")
           : std::isnan(value) ? "NaN"
                               : figure(value, 10);
}

std::string countOf(size_t value) {
    return count(static_cast<long long>(value));
}

/// "0, 3, 2": where an element lies.
std::string placeOf(const Shape& position) {
    std::string text;
    for (const int32_t each : position)
        text += (text.empty() ? "" : ", ") + std::to_string(each);
    return text.empty() ? text : " at " + text;
}

/// ", input 2" or ", forget gate".
std::string ofPart(const ArithmeticStep& step) {
    if (step.operand == 0 && step.part.empty())
        return "";
    return ", " +
           filled(step.part.empty() ? "input %1" : step.part, {std::to_string(step.operand)});
}

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json stepsDocument(const ElementArithmetic& made) {
    Json steps = Json::array();
    for (const ArithmeticStep& each : made.steps) {
        Json numbers = Json::array();
        for (const double value : each.numbers)
            numbers.push_back(finite(value));
        Json step{{"step", keyOf(each.kind)},
                  {"operand", each.operand > 0 ? Json(each.operand) : Json(nullptr)},
                  {"numbers", numbers},
                  {"result", finite(each.result)}};
        if (!each.name.empty())
            step["name"] = each.name;
        if (!each.part.empty())
            step["part"] = filled(each.part, {std::to_string(each.operand)});
        steps.push_back(step);
    }
    return steps;
}

void addSum(const ElementArithmetic& made, size_t most, Json& json) {
    const WeightedSum& sum = *made.sum;
    Json products = Json::array();
    for (const Product& each : largestProducts(sum, most))
        products.push_back({{"input_index", each.input},
                            {"weight_index", each.weight},
                            {"value", each.value},
                            {"weight", each.factor},
                            {"product", sum.part(each)}});
    json["products"] = sum.products.size();
    json["products_outside"] = sum.outside;
    json["largest_products"] = products;
    json["input_zero_point"] = sum.inputZeroPoint;
    json["weight_zero_point"] = sum.weightZeroPoint;
    json["bias"] = sum.bias;
    const ArithmeticStep* total = made.last(StepKind::Accumulated);
    json["sum"] = (total ? total : made.last(StepKind::Total))->result;
    const ArithmeticStep* shifted = made.last(StepKind::WithZeroPoint);
    json["multiplier"] = sum.rescale ? Json(sum.rescale->multiplier) : Json(nullptr);
    json["shift"] = sum.rescale ? Json(sum.rescale->shift) : Json(nullptr);
    json["rescaled"] = shifted ? Json(shifted->numbers[0]) : Json(nullptr);
    json["zero_point"] = shifted ? shifted->numbers[1] : 0.0;
    const ArithmeticStep* held = made.last(StepKind::Held);
    json["clamp"] = held ? Json::array({finite(held->numbers[1]), finite(held->numbers[2])})
                         : Json::array({nullptr, nullptr});
}

Json readingsDocument(const ElementArithmetic& made, size_t most) {
    Json readings = Json::array();
    for (const Reading& each : std::span(made.readings).first(std::min(most, made.readings.size())))
        readings.push_back(
            {{"tensor", each.tensor}, {"index", each.index}, {"value", finite(each.value)}});
    return readings;
}

std::string productsText(const WeightedSum& sum, size_t most) {
    TextTable table({"input", "weight at", "(value - zero point)", "× weight", "= product"});
    for (const Product& each : largestProducts(sum, most))
        table.add({countOf(each.input), countOf(each.weight),
                   figure(each.value, 7) + " - " + operand(sum.inputZeroPoint),
                   figure(each.factor, 7) +
                       (sum.weightZeroPoint != 0 ? " - " + operand(sum.weightZeroPoint) : ""),
                   figure(sum.part(each), 8)});
    return "\nLargest products\n" + table.text();
}

std::string readingsText(const ElementArithmetic& made, size_t most) {
    TextTable table({"tensor", "element", "value"});
    const size_t shown = std::min(most, made.readings.size());
    for (const Reading& each : std::span(made.readings).first(shown))
        table.add({std::to_string(each.tensor), countOf(each.index), number(each.value)});
    const std::string rest =
        shown < made.readings.size()
            ? "the first " + countOf(shown) + " of " + countOf(made.readings.size()) + " values"
            : countOf(shown) + (shown == 1 ? " value" : " values");
    return "\nRead: " + rest + '\n' + table.text();
}

} // namespace

std::vector<Product> largestProducts(const WeightedSum& sum, size_t most) {
    std::vector<Product> largest = sum.products;
    std::ranges::stable_sort(largest, std::greater(),
                             [&](const Product& each) { return std::abs(sum.part(each)); });
    if (largest.size() > most)
        largest.resize(most);
    return largest;
}

Json arithmeticDocument(const ElementArithmetic& made, size_t most) {
    Json json{{"layer", made.layer},          {"op", made.op},
              {"tensor", made.tensor},        {"index", made.element},
              {"position", made.position},    {"dtype", tensorTypeName(made.type)},
              {"steps", stepsDocument(made)}, {"result", finite(made.result)}};
    if (made.sum) {
        addSum(made, most, json);
    } else {
        json["inputs"] = made.readings.size();
        json["first_inputs"] = readingsDocument(made, most);
    }
    return json;
}

std::string arithmeticText(const ElementArithmetic& made, size_t most) {
    std::vector<std::pair<std::string, std::string>> lines;
    if (made.sum)
        lines.emplace_back("Products",
                           countOf(made.sum->products.size()) +
                               (made.sum->outside > 0 ? ", and " + countOf(made.sum->outside) +
                                                            " in the padding, which are 0"
                                                      : ""));
    for (const ArithmeticStep& each : made.steps)
        lines.emplace_back(std::string(titleOf(each.kind)) + ofPart(each),
                           formulaOf(each, number).text() + " = " + number(each.result));
    lines.emplace_back("Stored", number(made.result));
    const std::string text = "Operator " + std::to_string(made.layer) + " (" + made.op +
                             "), element " + std::to_string(made.element) + placeOf(made.position) +
                             "\n" + pairs(lines);
    if (most == 0)
        return text;
    if (made.sum)
        return text + productsText(*made.sum, most);
    return made.readings.empty() ? text : text + readingsText(made, most);
}

} // namespace tmw::cli
