// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arithmetic_document.h"

#include "app/cli/text_table.h"
#include "core/tflite/names.h"

#include <algorithm>
#include <cmath>

namespace tmw::cli {

namespace {

double partOf(const ElementArithmetic& made, const Product& product) {
    return (product.value - made.inputZeroPoint) * product.factor + 0.0; // never -0
}

/// A second operand: (-3) or 3.
std::string operand(int64_t value) {
    return value < 0 ? '(' + std::to_string(value) + ')' : std::to_string(value);
}

std::string sumText(const ElementArithmetic& made) {
    std::string text = "bias " + figure(made.bias, 10) + " + " +
                       count(static_cast<long long>(made.products.size())) + " products";
    if (made.outside > 0)
        text += " (" + count(static_cast<long long>(made.outside)) + " more lie in the padding)";
    return text + " = " + figure(made.sum, 10);
}

std::vector<std::pair<std::string, std::string>> stepsOf(const ElementArithmetic& made) {
    std::vector<std::pair<std::string, std::string>> steps{{"Sum", sumText(made)}};
    if (made.rescale)
        steps.insert(
            steps.end(),
            {{"Rescaled", "* " + std::to_string(made.rescale->multiplier) + " / 2^31 * 2^" +
                              std::to_string(made.rescale->shift) + " = " +
                              std::to_string(made.rescaled)},
             {"Zero point", std::to_string(made.rescaled) + " + " + std::to_string(made.zeroPoint) +
                                " = " + std::to_string(made.rescaled + made.zeroPoint)}});
    steps.emplace_back("Clamp", figure(made.low, 10) + " to " + figure(made.high, 10));
    steps.emplace_back("Result", figure(made.result, 10));
    return steps;
}

} // namespace

std::vector<Product> largestProducts(const ElementArithmetic& made, size_t most) {
    std::vector<Product> largest = made.products;
    std::ranges::stable_sort(largest, std::greater(),
                             [&](const Product& each) { return std::abs(partOf(made, each)); });
    if (largest.size() > most)
        largest.resize(most);
    return largest;
}

Json arithmeticDocument(const ElementArithmetic& made, size_t most) {
    Json products = Json::array();
    for (const Product& each : largestProducts(made, most))
        products.push_back({{"input_index", each.input},
                            {"weight_index", each.weight},
                            {"value", each.value},
                            {"weight", each.factor},
                            {"product", partOf(made, each)}});
    const auto finite = [](double value) {
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    };
    Json json{{"layer", made.layer},
              {"op", made.op},
              {"tensor", made.tensor},
              {"index", made.element},
              {"position", made.position},
              {"dtype", tensorTypeName(made.type)},
              {"products", made.products.size()},
              {"products_outside", made.outside},
              {"largest_products", products},
              {"input_zero_point", made.inputZeroPoint},
              {"bias", made.bias},
              {"sum", made.sum},
              {"multiplier", nullptr},
              {"shift", nullptr},
              {"rescaled", nullptr},
              {"zero_point", made.zeroPoint},
              {"clamp", {finite(made.low), finite(made.high)}},
              {"result", made.result}};
    if (made.rescale) {
        json["multiplier"] = made.rescale->multiplier;
        json["shift"] = made.rescale->shift;
        json["rescaled"] = made.rescaled;
    }
    return json;
}

std::string arithmeticText(const ElementArithmetic& made, size_t most) {
    std::string text = "Operator " + std::to_string(made.layer) + " (" + made.op + "), element " +
                       std::to_string(made.element) + " at " + toText(made.position) + "\n" +
                       pairs(stepsOf(made));
    if (most == 0)
        return text;
    TextTable table({"input", "weight at", "(value - zero point)", "* weight", "= product"});
    for (const Product& each : largestProducts(made, most))
        table.add({count(static_cast<long long>(each.input)),
                   count(static_cast<long long>(each.weight)),
                   figure(each.value, 7) + " - " + operand(made.inputZeroPoint),
                   figure(each.factor, 7), figure(partOf(made, each), 8)});
    return text + "\nLargest products\n" + table.text();
}

} // namespace tmw::cli
