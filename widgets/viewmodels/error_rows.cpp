// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/error_rows.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Anomalies)
};

QString counted(size_t count) {
    return countText(static_cast<qint64>(count));
}

/// Samples of the part that are normal, and those of them above the threshold.
struct NormalCount {
    size_t samples = 0;
    size_t above = 0;
};
NormalCount normalOf(const AnomalyMetrics& metrics) {
    NormalCount count;
    for (const auto& each : metrics.classes)
        if (each.normal.value_or(false)) {
            count.samples += each.samples;
            count.above += each.above;
        }
    return count;
}

double thresholdShare(const AnomalyMetrics& metrics) {
    return metrics.errors.empty()
               ? std::nan("")
               : static_cast<double>(metrics.above) / static_cast<double>(metrics.errors.size());
}

} // namespace

QString normalWord(const std::optional<bool>& normal) {
    return !normal ? QString() : *normal ? Words::tr("normal") : Words::tr("anomaly");
}

std::vector<SampleError> sampleErrors(std::span<const uint32_t> part, const AnomalyMetrics& metrics,
                                      size_t most) {
    std::vector<SampleError> all;
    for (size_t i = 0; i < part.size(); ++i)
        all.push_back({i, part[i], metrics.errors[i], metrics.errors[i] > metrics.threshold});
    std::ranges::stable_sort(all, std::greater(), &SampleError::error);
    if (all.size() > most)
        all.resize(most);
    return all;
}

QList<GridColumn> errorColumns() {
    return {{Words::tr("Row"), true},
            {Words::tr("Class")},
            {Words::tr("Error"), true},
            {Words::tr("Threshold")}};
}

QList<GridRow> errorRows(const Features& features, const std::vector<SampleError>& errors) {
    QList<GridRow> rows;
    for (const SampleError& each : errors) {
        const qint64 row = rowNumber(features, each.sample);
        const QString name =
            features.labels.empty()
                ? QStringLiteral("-")
                : fromText(features.classNames[static_cast<size_t>(features.labels[each.sample])]);
        rows.append({{countText(row), row},
                     {name},
                     {numberText(each.error), each.error},
                     {each.above ? Words::tr("above") : Words::tr("below")}});
    }
    return rows;
}

QList<GridColumn> aboveColumns() {
    return {{Words::tr("Class")},
            {Words::tr("Kind")},
            {Words::tr("Samples"), true},
            {Words::tr("Above"), true},
            {Words::tr("%"), true}};
}

QList<GridRow> aboveRows(const AnomalyMetrics& metrics) {
    QList<GridRow> rows;
    for (const auto& each : metrics.classes) {
        const double share =
            100 * static_cast<double>(each.above) / static_cast<double>(each.samples);
        const QString word = normalWord(each.normal);
        rows.append({{fromText(each.name)},
                     {word.isEmpty() ? QStringLiteral("-") : word},
                     {counted(each.samples), static_cast<double>(each.samples)},
                     {counted(each.above), static_cast<double>(each.above)},
                     {QString::number(share, 'f', 1), share}});
    }
    return rows;
}

QList<Figure> anomalyFigures(const Evaluated& evaluated) {
    const Evaluation& result = evaluated.chosen().result;
    const AnomalyMetrics& metrics = *result.anomalies;
    QList<Figure> figures;
    if (metrics.recall) {
        const NormalCount normal = normalOf(metrics);
        figures.append({percentText(metrics.recall->value),
                        Words::tr("Anomalies found, %1 of %2")
                            .arg(counted(metrics.above - normal.above),
                                 counted(result.samples - normal.samples))});
        if (evaluated.int8 && evaluated.choice.kind == ModelKind::Float)
            figures.append({percentText(evaluated.int8->result.anomalies->recall->value),
                            Words::tr("Anomalies found, %1").arg(kindText(evaluated.kind))});
        figures.append({percentText(metrics.falseAlarms->value),
                        Words::tr("False alarms, %1 of %2")
                            .arg(counted(normal.above), counted(normal.samples))});
        figures.append({std::isfinite(metrics.auc) ? QString::number(metrics.auc, 'f', 3)
                                                   : QStringLiteral("-"),
                        Words::tr("AUC")});
    } else {
        figures.append({percentText(thresholdShare(metrics)),
                        Words::tr("Above the threshold, %1 of %2")
                            .arg(counted(metrics.above), counted(result.samples))});
    }
    figures.append({numberText(metrics.threshold),
                    metrics.fromTraining ? Words::tr("Threshold, %1 % of train")
                                               .arg(QString::number(metrics.percentile, 'g', 4))
                                         : Words::tr("Threshold, %1 % of validation")
                                               .arg(QString::number(metrics.percentile, 'g', 4))});
    figures.append({numberText(result.loss), Words::tr("Mean squared error")});
    return figures;
}

QString anomalySentence(const Evaluated& evaluated) {
    const Evaluation& result = evaluated.chosen().result;
    const AnomalyMetrics& metrics = *result.anomalies;
    if (!metrics.recall)
        return Words::tr("%1 of %2 above the threshold.")
            .arg(counted(metrics.above), samplesText(result.samples, evaluated.choice.part));
    const NormalCount normal = normalOf(metrics);
    return Words::tr("%1 of %2 anomalies found, %3 false alarms among %4 normal samples.")
        .arg(counted(metrics.above - normal.above), counted(result.samples - normal.samples),
             counted(normal.above), counted(normal.samples));
}

} // namespace tmw::ui
