// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/arithmetic_words.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr int kDigits = 9; // of a float
constexpr size_t kMostRows = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arithmetic)
};

/// Integers whole, floats with all that they hold.
QString valueText(const ElementArithmetic& made, double value) {
    return made.rescale ? countText(static_cast<qint64>(value)) : numberText(value, kDigits);
}

/// A second operand: (-3) or 3.
QString operand(qint64 value) {
    return value < 0 ? '(' + countText(value) + ')' : countText(value);
}

QString rescaledText(const ElementArithmetic& made) {
    return Words::tr("%1 × %2 / 2^31 × 2^%3 = %4")
        .arg(valueText(made, made.sum), countText(made.rescale->multiplier))
        .arg(made.rescale->shift)
        .arg(countText(made.rescaled));
}

QString shiftedText(const ElementArithmetic& made) {
    return QStringLiteral("%1 + %2 = %3")
        .arg(countText(made.rescaled), operand(made.zeroPoint),
             countText(qint64{made.rescaled} + made.zeroPoint));
}

QString clampText(const ElementArithmetic& made) {
    const auto end = [&](double value) {
        return std::isfinite(value) ? valueText(made, value) : QString(value < 0 ? "-∞" : "∞");
    };
    return Words::tr("%1 to %2").arg(end(made.low), end(made.high));
}

double partOf(const ElementArithmetic& made, const Product& product) {
    return (product.value - made.inputZeroPoint) * product.factor + 0.0; // never -0
}

} // namespace

QString positionText(const Shape& position) {
    QStringList words;
    for (const int32_t each : position)
        words += QString::number(each);
    return words.join(", ");
}

QList<std::pair<QString, QString>> arithmeticSteps(const ElementArithmetic& made) {
    double products = 0;
    for (const Product& each : made.products)
        products += partOf(made, each);
    QList<std::pair<QString, QString>> steps{
        {Words::tr("Products"), made.outside > 0
                                    ? Words::tr("%1, and %2 in the padding, which are 0")
                                          .arg(countText(static_cast<qint64>(made.products.size())),
                                               countText(static_cast<qint64>(made.outside)))
                                    : countText(static_cast<qint64>(made.products.size()))},
        {Words::tr("Sum of them"), valueText(made, products)},
        {Words::tr("Bias"), valueText(made, made.bias)},
        {Words::tr("Accumulator"), valueText(made, made.sum)}};
    if (made.rescale) {
        steps.append({Words::tr("Rescaled"), rescaledText(made)});
        steps.append({Words::tr("Zero point"), shiftedText(made)});
    }
    steps.append({Words::tr("Held within"), clampText(made)});
    steps.append({Words::tr("Stored"), valueText(made, made.result)});
    return steps;
}

QString arithmeticSentence(const ElementArithmetic& made) {
    const QString sum = Words::tr("%1 and the bias %2 sum to %3.")
                            .arg(countOf(static_cast<qint64>(made.products.size()),
                                         Words::tr("1 product"), Words::tr("%1 products")),
                                 valueText(made, made.bias), valueText(made, made.sum));
    if (!made.rescale)
        return sum;
    return sum + ' ' +
           Words::tr("Rescaled: %1; with the zero point: %2; held within %3: %4.")
               .arg(rescaledText(made), shiftedText(made), clampText(made),
                    valueText(made, made.result));
}

QList<GridColumn> productColumns() {
    return {{Words::tr("Input at"), true}, {Words::tr("Weight at"), true},
            {Words::tr("Input"), true},    {Words::tr("Less zero point"), true},
            {Words::tr("Weight"), true},   {Words::tr("Product"), true}};
}

QList<GridRow> productRows(const ElementArithmetic& made) {
    std::vector<Product> products = made.products;
    std::ranges::stable_sort(products, std::greater(),
                             [&](const Product& each) { return std::abs(partOf(made, each)); });
    if (products.size() > kMostRows)
        products.resize(kMostRows);
    QList<GridRow> rows;
    for (const Product& each : products) {
        const auto cell = [&](double value) { return GridCell{valueText(made, value), value}; };
        const auto index = [](size_t at) {
            return GridCell{countText(static_cast<qint64>(at)), static_cast<qint64>(at)};
        };
        rows.append(GridRow{index(each.input), index(each.weight), cell(each.value),
                            cell(each.value - made.inputZeroPoint), cell(each.factor),
                            cell(partOf(made, each))});
    }
    return rows;
}

} // namespace tmw::ui
