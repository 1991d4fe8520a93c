// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/flip_rows.h"

#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Flips)
};

QString className(const Features& features, int index) {
    return fromText(features.classNames[static_cast<size_t>(index)]);
}

GridCell saidCell(const Features& features, const ClassAnswer& answer) {
    const double probability = answer.probabilities[static_cast<size_t>(answer.predicted)];
    const StepState mark = answer.predicted == answer.truth ? StepState::Done : StepState::Problem;
    return {className(features, answer.predicted) + ' ' + QString::number(probability, 'f', 2),
            {},
            false,
            QVariant::fromValue(mark)};
}

GridCell marginCell(const ClassAnswer& answer) {
    double others = 0;
    for (size_t i = 0; i < answer.probabilities.size(); ++i)
        if (static_cast<int>(i) != answer.truth)
            others = std::max(others, answer.probabilities[i]);
    const double margin = answer.probabilities[static_cast<size_t>(answer.truth)] - others;
    return {QString::number(margin, 'f', 3), margin};
}

GridCell apartCell(const Comparison& comparison, size_t at) {
    const auto layer = at < comparison.firstApart.size() ? comparison.firstApart[at] : std::nullopt;
    return layer ? GridCell{fromText(comparison.layers[*layer].layer), static_cast<int>(*layer)}
                 : GridCell{Words::tr("none"), -1};
}

} // namespace

QList<GridColumn> flipColumns(ModelKind kind) {
    return {{Words::tr("Row"), true},
            {Words::tr("True")},
            {Words::tr("float")},
            {kindText(kind)},
            {Words::tr("Margin float"), true},
            {Words::tr("Margin %1").arg(kindText(kind)), true},
            {Words::tr("First layer that differs by more than 1 step")}};
}

QList<GridRow> flipRows(const Compared& compared, RightOne right) {
    QList<GridRow> rows;
    if (!compared.comparison.flips || !compared.features)
        return rows;
    const Features& features = *compared.features;
    const auto& test = features.split.test;
    const auto first = classAnswers(features, test, compared.comparison.inFloat.answers);
    const auto second = classAnswers(features, test, compared.comparison.int8.answers);
    for (size_t i = 0; i < first.size(); ++i) {
        const bool a = first[i].predicted == first[i].truth;
        const bool b = second[i].predicted == second[i].truth;
        if (a == b || a != (right == RightOne::Float))
            continue;
        const qint64 row = rowNumber(features, test[i]);
        rows.append({{countText(row), row},
                     {className(features, first[i].truth)},
                     saidCell(features, first[i]),
                     saidCell(features, second[i]),
                     marginCell(first[i]),
                     marginCell(second[i]),
                     apartCell(compared.comparison, i)});
    }
    return rows;
}

QString flipsNote(const Comparison& comparison) {
    if (!comparison.flips)
        return {};
    const Flips& flips = *comparison.flips;
    return Words::tr("%1 of %2 test samples; McNemar exact p = %3")
        .arg(countText(static_cast<qint64>(flips.firstOnlyRight + flips.secondOnlyRight)),
             countText(static_cast<qint64>(comparison.samples)), QString::number(flips.p, 'g', 3));
}

} // namespace tmw::ui
