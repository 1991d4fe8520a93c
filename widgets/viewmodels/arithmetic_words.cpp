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
constexpr double kWhole = 9007199254740992.0; // up to here a double is exact

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Arithmetic)
};

/// Whole numbers with thousands, floats with all that they hold.
QString valueText(double value) {
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-∞") : QStringLiteral("∞");
    return std::abs(value) < kWhole && value == std::floor(value)
               ? countText(static_cast<qint64>(value))
               : numberText(value, kDigits);
}

QString titleText(const ArithmeticStep& step) {
    const QString title = inLanguage("Step", titleOf(step.kind));
    if (!step.part.empty())
        return Words::tr("%1, %2").arg(title, step.operand > 0
                                                  ? inLanguage("Step", step.part).arg(step.operand)
                                                  : inLanguage("Step", step.part));
    return step.operand > 0 ? Words::tr("%1, input %2").arg(title).arg(step.operand) : title;
}

/// "2^-7" as people write it.
QString withExponents(const QString& text) {
    constexpr char16_t kRaised[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString shown;
    bool raised = false;
    for (const QChar each : text) {
        raised = each == '^' || (raised && (each == '-' || each.isDigit()));
        if (!raised)
            shown += each;
        else if (each != '^')
            shown += each == '-' ? QChar(u'⁻') : QChar(kRaised[each.digitValue()]);
    }
    return shown;
}

QString calculationOf(const ArithmeticStep& step) {
    const Remark formula =
        formulaOf(step, [](double value) { return valueText(value).toStdString(); });
    const std::string phrase = inLanguage("Step", formula.phrase).toStdString();
    return withExponents(QString::fromStdString(filled(phrase, formula.args)));
}

GridCell valueCell(double value) {
    return {valueText(value), value};
}

GridCell indexCell(size_t at) {
    return {countText(static_cast<qint64>(at)), static_cast<qint64>(at)};
}

QList<GridRow> productRows(const WeightedSum& sum) {
    std::vector<Product> products = sum.products;
    std::ranges::stable_sort(products, std::greater(),
                             [&](const Product& each) { return std::abs(sum.part(each)); });
    if (products.size() > kMostRows)
        products.resize(kMostRows);
    QList<GridRow> rows;
    for (const Product& each : products)
        rows.append(GridRow{indexCell(each.input), indexCell(each.weight), valueCell(each.value),
                            valueCell(each.value - sum.inputZeroPoint),
                            valueCell(each.factor - sum.weightZeroPoint),
                            valueCell(sum.part(each))});
    return rows;
}

QList<GridRow> readingRows(const ElementArithmetic& made, const TfliteModel& model) {
    QList<GridRow> rows;
    for (const Reading& each :
         std::span(made.readings).first(std::min(kMostRows, made.readings.size()))) {
        const auto& tensors = model.graph().tensors;
        const auto at = static_cast<size_t>(each.tensor);
        // Those of the subgraphs that are parts of the operator lie behind them.
        const bool isOwn = at < tensors.size();
        rows.append(
            GridRow{{isOwn ? QString::fromStdString(tensors[at].name) : Words::tr("within it")},
                    indexCell(each.index),
                    {isOwn ? positionText(positionOf(tensors[at].shape, each.index)) : QString()},
                    valueCell(each.value)});
    }
    return rows;
}

} // namespace

QString positionText(const Shape& position) {
    QStringList words;
    for (const int32_t each : position)
        words += QString::number(each);
    return words.join(", ");
}

QList<GridColumn> stepColumns() {
    return {{Words::tr("Step")}, {Words::tr("Calculation")}, {Words::tr("Result"), true}};
}

QList<GridRow> stepRows(const ElementArithmetic& made) {
    QList<GridRow> rows;
    for (const ArithmeticStep& each : made.steps)
        rows.append(GridRow{{titleText(each)},
                            {calculationOf(each), {}, false, {}, calculationOf(each)},
                            valueCell(each.result)});
    rows.append(
        GridRow{{Words::tr("Stored"), {}, true}, {}, {valueText(made.result), made.result, true}});
    return rows;
}

QString arithmeticSentence(const ElementArithmetic& made) {
    QStringList parts;
    for (const ArithmeticStep& each : made.steps)
        parts += QStringLiteral("%1: %2 = %3")
                     .arg(titleText(each), calculationOf(each), valueText(each.result));
    return parts.join("; ") + '.';
}

QList<GridColumn> sourceColumns(bool products) {
    if (!products)
        return {{Words::tr("Tensor")},
                {Words::tr("Element"), true},
                {Words::tr("Position")},
                {Words::tr("Value"), true}};
    return {{Words::tr("Input at"), true}, {Words::tr("Weight at"), true},
            {Words::tr("Input"), true},    {Words::tr("- zero point"), true},
            {Words::tr("Weight"), true},   {Words::tr("Product"), true}};
}

QList<GridRow> sourceRows(const ElementArithmetic& made, const TfliteModel& model) {
    return made.sum ? productRows(*made.sum) : readingRows(made, model);
}

QString sourceLine(const ElementArithmetic& made) {
    if (!made.sum)
        return countOf(static_cast<qint64>(made.readings.size()), Words::tr("1 value read"),
                       Words::tr("%1 values read"));
    const QString products =
        countOf(static_cast<qint64>(made.sum->products.size()), Words::tr("1 product"),
                Words::tr("%1 products, those that weigh most first"));
    return made.sum->outside > 0
               ? Words::tr("%1; %2 more in the padding are 0")
                     .arg(products, countText(static_cast<qint64>(made.sum->outside)))
               : products;
}

} // namespace tmw::ui
