// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/comparison_rows.h"

#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString ratioText(double ratio) {
    return std::isfinite(ratio) ? QString::number(ratio, 'f', 2) : QStringLiteral("-");
}

QString signedText(double value, int digits) {
    if (!std::isfinite(value))
        return QStringLiteral("-");
    const QString text = QString::number(value, 'f', digits);
    return value > 0 ? '+' + text : text;
}

QVariant bars(double inFloat, double int8) {
    const double most = std::max(inFloat, int8);
    return QVariant::fromValue(most > 0 ? BarPair{{inFloat / most}, {int8 / most}} : BarPair());
}

GridRow bytesRow(const QString& name, size_t inFloat, size_t int8) {
    const double ratio =
        inFloat == 0 ? std::nan("") : static_cast<double>(int8) / static_cast<double>(inFloat);
    const auto bytes = [](size_t count) {
        return Words::tr("%1 B").arg(countText(static_cast<qint64>(count)));
    };
    return {{name, {}, true},
            {bytes(inFloat)},
            {bytes(int8)},
            {{}, {}, false, bars(static_cast<double>(inFloat), static_cast<double>(int8))},
            {Words::tr("%1 of float").arg(ratioText(ratio))}};
}

GridRow instructionsRow(const Compared& compared) {
    const QString name = Words::tr("Instructions, emulated");
    const auto text = [](const std::optional<uint64_t>& count) {
        return count ? countText(static_cast<qint64>(*count)) : QStringLiteral("-");
    };
    const bool both = compared.floatInstructions && compared.int8Instructions;
    const double a = both ? static_cast<double>(*compared.floatInstructions) : 0;
    const double b = both ? static_cast<double>(*compared.int8Instructions) : 0;
    return {{name, {}, true},
            {text(compared.floatInstructions)},
            {text(compared.int8Instructions)},
            {{}, {}, false, both ? bars(a, b) : QVariant(), compared.countTrouble},
            {both && a > 0 ? Words::tr("%1 of float").arg(ratioText(b / a))
                           : Words::tr("not counted")}};
}

/// Where the accuracy axis starts: low enough for both intervals, high enough to tell points apart.
double accuracyStart(const Share& a, const Share& b) {
    constexpr double kHighest = 0.9;
    return std::min(kHighest, std::floor(10 * std::min(a.low, b.low)) / 10);
}

SideBar accuracyBar(const Share& share, double start) {
    const auto length = [start](double value) { return (value - start) / (1 - start); };
    return {length(share.value), length(share.low), length(share.high)};
}

GridRow accuracyRow(const Evaluation& a, const Evaluation& b) {
    const Share first = a.classification->accuracy;
    const Share second = b.classification->accuracy;
    const double start = accuracyStart(first, second);
    const auto text = [](const Share& share) {
        return percentText(share.value) + '\n' +
               Words::tr("%1 to %2")
                   .arg(QString::number(100 * share.low, 'f', 1),
                        QString::number(100 * share.high, 'f', 1));
    };
    return {
        {Words::tr("Accuracy") + '\n' +
             Words::tr("95 % interval, %1 samples").arg(countText(static_cast<qint64>(a.samples))),
         {},
         true},
        {text(first)},
        {text(second)},
        {{},
         {},
         false,
         QVariant::fromValue(BarPair{accuracyBar(first, start), accuracyBar(second, start)})},
        {Words::tr("%1 points").arg(signedText(100 * (second.value - first.value), 1))}};
}

GridRow numberRow(const QString& name, double first, double second, bool withBars) {
    return {{name, {}, true},
            {numberText(first)},
            {numberText(second)},
            {{}, {}, false, withBars ? bars(first, second) : QVariant()},
            {withBars && first > 0 ? Words::tr("%1 of float").arg(ratioText(second / first))
                                   : signedText(second - first, 4)}};
}

GridRow shareRow(const QString& name, const Share& first, const Share& second) {
    return {{name, {}, true},
            {percentText(first.value)},
            {percentText(second.value)},
            {{}, {}, false, bars(first.value, second.value)},
            {Words::tr("%1 points").arg(signedText(100 * (second.value - first.value), 1))}};
}

QList<GridRow> anomalyRows(const AnomalyMetrics& a, const AnomalyMetrics& b) {
    QList<GridRow> rows{numberRow(Words::tr("Threshold"), a.threshold, b.threshold, true)};
    if (!a.recall || !b.recall)
        return rows;
    rows.append(shareRow(Words::tr("Anomalies found"), *a.recall, *b.recall));
    rows.append(shareRow(Words::tr("False alarms"), *a.falseAlarms, *b.falseAlarms));
    return rows;
}

} // namespace

QList<GridColumn> comparisonColumns(const Compared* compared) {
    const QString kind = kindText(compared ? compared->comparison.kind : ModelKind::Int8);
    QString bars = Words::tr("Side by side");
    if (compared && compared->comparison.inFloat.evaluation.classification &&
        compared->comparison.int8.evaluation.classification)
        bars = Words::tr("Bars; accuracy from %1 to 100 %")
                   .arg(std::lround(
                       100 * accuracyStart(
                                 compared->comparison.inFloat.evaluation.classification->accuracy,
                                 compared->comparison.int8.evaluation.classification->accuracy)));
    return {{Words::tr("Measure")},
            {Words::tr("float"), true},
            {kind, true},
            {bars},
            {Words::tr("%1 against float").arg(kind), true}};
}

QList<GridRow> comparisonRows(const Compared& compared) {
    const ComparedModel& a = compared.comparison.inFloat;
    const ComparedModel& b = compared.comparison.int8;
    QList<GridRow> rows{
        bytesRow(Words::tr("File"), a.bytes, b.bytes),
        bytesRow(compared.fast && compared.hasFastPlan() ? Words::tr("Flash, fast plan")
                                                         : Words::tr("Flash, plan"),
                 a.planBytes, b.planBytes),
        bytesRow(Words::tr("RAM, arena"), a.arenaBytes, b.arenaBytes), instructionsRow(compared)};
    if (a.evaluation.classification && b.evaluation.classification)
        rows.append(accuracyRow(a.evaluation, b.evaluation));
    if (a.evaluation.regression && b.evaluation.regression) {
        const RegressionMetrics& first = *a.evaluation.regression;
        const RegressionMetrics& second = *b.evaluation.regression;
        rows.append(numberRow(
            Words::tr("MAE, %1 samples").arg(countText(static_cast<qint64>(a.evaluation.samples))),
            first.mae, second.mae, true));
        rows.append(numberRow(Words::tr("R²"), first.r2, second.r2, false));
    }
    if (a.evaluation.anomalies && b.evaluation.anomalies)
        rows.append(anomalyRows(*a.evaluation.anomalies, *b.evaluation.anomalies));
    return rows;
}

QString costSentence(const Compared& compared) {
    const ComparedModel& a = compared.comparison.inFloat;
    const ComparedModel& b = compared.comparison.int8;
    const auto ratio = [](double first, double second) {
        return ratioText(first > 0 ? second / first : std::nan(""));
    };
    const QString sizes =
        Words::tr("%1 against float: %2 flash, %3 RAM")
            .arg(kindText(compared.comparison.kind),
                 ratio(static_cast<double>(a.planBytes), static_cast<double>(b.planBytes)),
                 ratio(static_cast<double>(a.arenaBytes), static_cast<double>(b.arenaBytes)));
    const QString speed = compared.floatInstructions && compared.int8Instructions
                              ? Words::tr(", %1 instructions")
                                    .arg(ratio(static_cast<double>(*compared.floatInstructions),
                                               static_cast<double>(*compared.int8Instructions)))
                              : QString();
    if (a.evaluation.classification) {
        const double points = 100 * (b.evaluation.classification->accuracy.value -
                                     a.evaluation.classification->accuracy.value);
        const QString change =
            std::abs(points) < 0.05
                ? Words::tr("keeps the accuracy of %1")
                      .arg(percentText(a.evaluation.classification->accuracy.value))
            : points < 0
                ? Words::tr("loses %1 points of accuracy").arg(QString::number(-points, 'f', 1))
                : Words::tr("gains %1 points of accuracy").arg(QString::number(points, 'f', 1));
        return Words::tr("%1%2; %3.").arg(sizes, speed, change);
    }
    const double first = a.evaluation.regression ? a.evaluation.regression->mae : 0;
    const double second = b.evaluation.regression ? b.evaluation.regression->mae : 0;
    return Words::tr("%1%2; MAE %3 against %4.")
        .arg(sizes, speed, numberText(second), numberText(first));
}

QString flipsSentence(const Comparison& comparison) {
    if (!comparison.flips)
        return {};
    const Flips& flips = *comparison.flips;
    const QString verdict = flips.p >= 0.05 ? Words::tr("No loss")
                            : flips.firstOnlyRight > flips.secondOnlyRight
                                ? Words::tr("A real loss")
                                : Words::tr("A real gain");
    return Words::tr("%1: %2 only float right, %3 only %4 right, p = %5 (McNemar, exact)")
        .arg(verdict)
        .arg(flips.firstOnlyRight)
        .arg(flips.secondOnlyRight)
        .arg(kindText(comparison.kind), QString::number(flips.p, 'g', 3));
}

} // namespace tmw::ui
