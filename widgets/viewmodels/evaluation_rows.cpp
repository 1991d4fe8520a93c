// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/evaluation_rows.h"

#include "widgets/viewmodels/error_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Evaluation)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QString fixed(double value, int digits) {
    return std::isfinite(value) ? QString::number(value, 'f', digits) : QStringLiteral("-");
}

GridCell number(double value, const QString& text) {
    return {text, std::isfinite(value) ? value : -1.0};
}

} // namespace

QString percentText(double share) {
    return std::isfinite(share) ? Words::tr("%1 %").arg(QString::number(100 * share, 'f', 1))
                                : QStringLiteral("-");
}

qint64 rowNumber(const Features& features, uint32_t sample) {
    return static_cast<qint64>(features.sourceRow[sample]) + 1;
}

QString samplesText(size_t count, SplitPart part) {
    const auto samples = static_cast<qint64>(count);
    switch (part) {
    case SplitPart::Train:
        return countOf(samples, Words::tr("1 training sample"), Words::tr("%1 training samples"));
    case SplitPart::Validation:
        return countOf(samples, Words::tr("1 validation sample"),
                       Words::tr("%1 validation samples"));
    case SplitPart::Test:
        break;
    }
    return countOf(samples, Words::tr("1 test sample"), Words::tr("%1 test samples"));
}

QList<Figure> figuresOf(const Evaluated& evaluated) {
    const Evaluation& evaluation = evaluated.chosen().result;
    const auto samples = static_cast<qint64>(evaluation.samples);
    if (const auto& metrics = evaluation.classification) {
        size_t right = 0;
        for (size_t i = 0; i < metrics->classes.size(); ++i)
            right += metrics->confusion[i * metrics->classes.size() + i];
        return {{percentText(metrics->accuracy.value),
                 Words::tr("Accuracy, %1 of %2")
                     .arg(countText(static_cast<qint64>(right)), countText(samples))},
                {Words::tr("%1 to %2 %")
                     .arg(QString::number(100 * metrics->accuracy.low, 'f', 1),
                          QString::number(100 * metrics->accuracy.high, 'f', 1)),
                 Words::tr("95 % interval (Wilson)")},
                {fixed(metrics->macroF1, 3), Words::tr("Macro F1")},
                {fixed(evaluation.scores ? evaluation.scores->macroAuc : kNone, 3),
                 Words::tr("Macro AUC")},
                {fixed(evaluation.scores ? evaluation.scores->calibrationError : kNone, 3),
                 Words::tr("Calibration error, %1 bins").arg(kCalibrationBins)},
                {numberText(evaluation.loss), Words::tr("Loss (nats)")}};
    }
    if (evaluation.anomalies)
        return anomalyFigures(evaluated);
    if (const auto& metrics = evaluation.regression) {
        QList<Figure> figures{
            {numberText(metrics->rmse),
             Words::tr("RMSE, %1").arg(samplesText(evaluation.samples, evaluated.choice.part))},
            {Words::tr("%1 to %2")
                 .arg(numberText(metrics->rmseLow, 3), numberText(metrics->rmseHigh, 3)),
             Words::tr("95 % interval (normal)")},
            {numberText(metrics->mae), Words::tr("MAE")},
            {fixed(metrics->r2, 4), Words::tr("R²")},
            {numberText(metrics->largest), Words::tr("Largest error")}};
        if (evaluated.int8 && evaluated.choice.kind == ModelKind::Float)
            figures.insert(2, {numberText(evaluated.int8->result.regression->rmse),
                               Words::tr("RMSE, %1").arg(kindText(evaluated.kind))});
        return figures;
    }
    return {};
}

std::vector<ClassAnswer> classAnswers(const Features& features, std::span<const uint32_t> part,
                                      const std::vector<float>& predictions) {
    std::vector<ClassAnswer> answers;
    if (part.empty())
        return answers;
    const size_t columns = predictions.size() / part.size();
    const std::vector<int32_t> said = predictedClasses(predictions, columns);
    for (size_t i = 0; i < part.size(); ++i) {
        ClassAnswer answer{part[i], features.labels[part[i]], said[i], {}};
        if (columns == 1)
            answer.probabilities = {1.0 - static_cast<double>(predictions[i]), predictions[i]};
        else
            answer.probabilities.assign(
                predictions.begin() + static_cast<std::ptrdiff_t>(i * columns),
                predictions.begin() + static_cast<std::ptrdiff_t>((i + 1) * columns));
        answers.push_back(std::move(answer));
    }
    return answers;
}

std::vector<ClassAnswer> answersOfCell(const std::vector<ClassAnswer>& all, int truth,
                                       int predicted) {
    std::vector<ClassAnswer> cell;
    std::copy_if(all.begin(), all.end(), std::back_inserter(cell), [&](const ClassAnswer& each) {
        return each.truth == truth && each.predicted == predicted;
    });
    const auto said = static_cast<size_t>(predicted);
    std::stable_sort(cell.begin(), cell.end(), [said](const auto& a, const auto& b) {
        return a.probabilities[said] > b.probabilities[said];
    });
    return cell;
}

QList<GridColumn> cellColumns() {
    return {{Words::tr("Row"), true},
            {Words::tr("True")},
            {Words::tr("Predicted")},
            {Words::tr("P(pred.)"), true},
            {Words::tr("P(true)"), true}};
}

QList<GridRow> cellRows(const Features& features, const std::vector<ClassAnswer>& answers) {
    QList<GridRow> rows;
    const auto name = [&](int index) {
        return QString::fromStdString(features.classNames[static_cast<size_t>(index)]);
    };
    for (const ClassAnswer& answer : answers) {
        const double said = answer.probabilities[static_cast<size_t>(answer.predicted)];
        const double right = answer.probabilities[static_cast<size_t>(answer.truth)];
        const qint64 row = rowNumber(features, answer.sample);
        rows.append({{countText(row), row},
                     {name(answer.truth)},
                     {name(answer.predicted)},
                     number(said, fixed(said, 3)),
                     number(right, fixed(right, 3))});
    }
    return rows;
}

QList<GridColumn> classColumns() {
    return {{Words::tr("Class")},
            {Words::tr("Recall %"), true},
            {Words::tr("Precision %"), true},
            {Words::tr("F1"), true},
            {Words::tr("AUC"), true}};
}

QList<GridRow> classRows(const Evaluation& evaluation) {
    QList<GridRow> rows;
    if (!evaluation.classification)
        return rows;
    for (size_t i = 0; i < evaluation.classification->classes.size(); ++i) {
        const ClassMetrics& of = evaluation.classification->classes[i];
        const double auc = evaluation.scores ? evaluation.scores->auc[i] : kNone;
        rows.append({{QString::fromStdString(evaluation.labels[i])},
                     number(of.recall, fixed(100 * of.recall, 1)),
                     number(of.precision, fixed(100 * of.precision, 1)),
                     number(of.f1, fixed(of.f1, 3)),
                     number(auc, fixed(auc, 3))});
    }
    return rows;
}

} // namespace tmw::ui
