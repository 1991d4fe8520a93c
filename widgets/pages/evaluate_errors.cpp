// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_errors.h"

#include "widgets/parts/splitter.h"
#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/words.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {
constexpr size_t kMost = 500;
constexpr int kPercentileWidth = 84;
constexpr uint32_t kNoSample = std::numeric_limits<uint32_t>::max();
} // namespace

EvaluateErrors::EvaluateErrors(const Theming& theming, QWidget* parent)
    : QWidget(parent), histogram_(new PlotView(theming)), sample_(new PlotView(theming)),
      classModel_(new GridModel(this)), errorModel_(new GridModel(this)),
      classTable_(new Table(classModel_, "above", tr("Classes"), GridModel::kSortRole)),
      errorTable_(new Table(errorModel_, "errors", tr("Samples"), GridModel::kSortRole)),
      histogramPanel_(new Panel(tr("Errors"))), samplePanel_(new Panel(tr("Sample"))),
      classPanel_(new Panel(tr("Classes"))), errorPanel_(new Panel(tr("Samples"))),
      percentile_(new QDoubleSpinBox), showRow_(new QPushButton(tr("Show in Data"))) {
    histogram_->setAccessibleName(tr("Histogram of errors"));
    histogram_->setAxes(tr("Mean squared error (no unit)"), tr("Samples"));
    histogram_->setStacked(true);
    histogram_->remember("evaluate/errors");
    sample_->setAccessibleName(tr("The sample and what was made of it"));
    classModel_->set(aboveColumns(), {});
    errorModel_->set(errorColumns(), {});
    classTable_->setAccessibleName(tr("Classes above the threshold"));
    classTable_->setWideColumn(0);
    errorTable_->setAccessibleName(tr("Samples, greatest error first"));
    errorTable_->setWideColumn(1);
    makeTools(theming);
    histogramPanel_->setBody(histogram_);
    samplePanel_->setBody(sample_);
    classPanel_->setBody(classTable_);
    errorPanel_->setBody(errorTable_);
    errorPanel_->setNote(tr("greatest error first"));
    for (Panel* each : {histogramPanel_, samplePanel_, classPanel_, errorPanel_})
        each->setMinimumHeight(120);
    auto* left = splitter(Qt::Vertical, {histogramPanel_, samplePanel_}, {1, 1});
    auto* right = splitter(Qt::Vertical, {classPanel_, errorPanel_}, {2, 3});
    auto* line = new QVBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(splitter(Qt::Horizontal, {left, right}, {5, 4}));
    connect(errorTable_, &Table::rowSelected, this, &EvaluateErrors::showSample);
}

void EvaluateErrors::makeTools(const Theming& theming) {
    auto* words = kindLabel("muted", tr("Threshold at"));
    histogramPanel_->addTool(words);
    percentile_->setRange(50, 100);
    percentile_->setDecimals(2);
    percentile_->setSingleStep(0.5);
    percentile_->setSuffix(QStringLiteral(" %"));
    percentile_->setKeyboardTracking(false);
    percentile_->setFixedWidth(kPercentileWidth);
    percentile_->setAccessibleName(tr("Percentile of the threshold"));
    percentile_->setToolTip(tr("So many of the validation samples have an error below it"));
    words->setBuddy(percentile_);
    histogramPanel_->addTool(percentile_);
    histogramPanel_->addTool(makeFitTool({histogram_}, theming));
    showRow_->setProperty("kind", "small");
    showRow_->setAutoDefault(false);
    samplePanel_->addTool(showRow_);
    samplePanel_->addTool(makeFitTool({sample_}, theming));
    connect(percentile_, &QDoubleSpinBox::valueChanged, this, &EvaluateErrors::percentileWanted);
    connect(showRow_, &QPushButton::clicked, this, [this] {
        if (const SampleError* error = selected())
            emit rowWanted(features().sourceRow[error->sample]);
    });
}

SeriesRole EvaluateErrors::role() const {
    return evaluated_.choice.kind == ModelKind::Float ? SeriesRole::Float : SeriesRole::Int8;
}

QString EvaluateErrors::model() const {
    return kindText(evaluated_.choice.kind);
}

const SampleError* EvaluateErrors::selected() const {
    return row_ >= 0 && row_ < static_cast<int>(errors_.size())
               ? &errors_[static_cast<size_t>(row_)]
               : nullptr;
}

void EvaluateErrors::show(const Evaluated& evaluated) {
    const SampleError* before = selected();
    const uint32_t kept = before ? before->sample : kNoSample;
    evaluated_ = evaluated;
    errors_ = sampleErrors(evaluated_.part(), metrics(), kMost);
    const QSignalBlocker quiet(percentile_);
    percentile_->setValue(metrics().percentile);
    classPanel_->setVisible(!metrics().classes.empty());
    classModel_->set(aboveColumns(), aboveRows(metrics()));
    row_ = -1;
    errorModel_->set(errorColumns(), errorRows(features(), errors_));
    histogramPanel_->setNote(samplesText(metrics().errors.size(), evaluated_.choice.part));
    showHistogram();
    const auto at = std::ranges::find(errors_, kept, &SampleError::sample);
    if (errors_.empty())
        showSample(-1);
    else
        errorTable_->selectRow(at == errors_.end() ? 0 : static_cast<int>(at - errors_.begin()));
}

void EvaluateErrors::showHistogram() {
    const ErrorHistogram counts = errorHistogram(features(), evaluated_.part(), metrics());
    const auto bars = [&](const QString& name, SeriesRole role, const std::vector<double>& y) {
        ShownSeries series{name, role, SeriesForm::Bars, {}, {}};
        series.x = QVector<double>(counts.centres.begin(), counts.centres.end());
        series.y = QVector<double>(y.begin(), y.end());
        return series;
    };
    if (counts.cut)
        histogramPanel_->setNote(
            tr("%1, last bar: all beyond")
                .arg(samplesText(metrics().errors.size(), evaluated_.choice.part)));
    const bool told = !features().normalClasses.empty();
    std::vector<ShownSeries> series{
        bars(told ? tr("normal, %1").arg(model()) : model(), role(), counts.normal)};
    if (told)
        series.push_back(bars(tr("anomalies"), SeriesRole::Truth, counts.others));
    histogram_->setMarkX(metrics().threshold,
                         tr("threshold %1").arg(numberText(metrics().threshold)));
    histogram_->setSeries(std::move(series));
}

void EvaluateErrors::showSample(int row) {
    row_ = row;
    const SampleError* error = selected();
    showRow_->setEnabled(error);
    samplePanel_->setNote(
        error ? tr("row %1, error %2")
                    .arg(countText(rowNumber(features(), error->sample)), numberText(error->error))
              : QString());
    std::vector<ShownSeries> series;
    if (error) {
        const size_t width = features().targetWidth();
        const auto truth = features().target(error->sample);
        const auto made =
            std::span(evaluated_.chosen().predictions).subspan(error->at * width, width);
        series = {{tr("sample"), SeriesRole::Truth, SeriesForm::Line, {}, {}},
                  {tr("made again, %1").arg(model()), role(), SeriesForm::Line, {}, {}}};
        for (size_t i = 0; i < width; ++i) {
            for (ShownSeries& each : series)
                each.x.append(static_cast<double>(i + 1));
            series[0].y.append(static_cast<double>(truth[i]));
            series[1].y.append(static_cast<double>(made[i]));
        }
    }
    sample_->setAxes(tr("Input (number)"), tr("Value, scaled (no unit)"));
    sample_->setSeries(std::move(series));
    emit sampleChosen();
}

} // namespace tmw::ui
