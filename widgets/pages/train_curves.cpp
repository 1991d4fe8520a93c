// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train_curves.h"

#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_stack.h"
#include "widgets/viewmodels/runs_model.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kWeight = 0.8; ///< of what was before, in a smoothed curve
constexpr const char* kSmoothKey = "plots/train/smooth";
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
using Member = double EpochRecord::*;

ShownSeries seriesOf(const std::vector<EpochRecord>& history, Member member, double factor,
                     const QString& name, SeriesRole role, bool faint) {
    ShownSeries series;
    series.name = name;
    series.role = role;
    series.faint = faint;
    for (const EpochRecord& record : history) {
        if (!std::isfinite(record.*member))
            continue;
        series.x.append(record.epoch);
        series.y.append(factor * record.*member);
    }
    return series;
}

/// Exponential moving average; it begins at the first value.
ShownSeries smoothed(const ShownSeries& raw) {
    ShownSeries smooth = raw;
    for (qsizetype i = 1; i < smooth.y.size(); ++i)
        smooth.y[i] = kWeight * smooth.y.at(i - 1) + (1 - kWeight) * raw.y.at(i);
    return smooth;
}

/// Smoothed ones, before them the values themselves, faint.
std::vector<ShownSeries> withSmoothed(std::vector<ShownSeries> all) {
    std::vector<ShownSeries> shown;
    for (const ShownSeries& raw : all)
        if (!raw.faint) {
            shown.push_back(raw);
            shown.back().faint = true;
            shown.back().name = TrainCurves::tr("%1, measured").arg(raw.name);
        }
    for (const ShownSeries& raw : all)
        shown.push_back(smoothed(raw));
    return shown;
}

/// Validation last: it is the one that is marked.
std::vector<ShownSeries> curvesOf(const TrainCurves::Shown& shown, Member train, Member validation,
                                  double factor) {
    std::vector<ShownSeries> all;
    const auto add = [&](const std::vector<EpochRecord>& history, const QString& prefix,
                         bool faint) {
        ShownSeries first = seriesOf(history, train, factor, prefix + TrainCurves::tr("train"),
                                     SeriesRole::Train, faint);
        ShownSeries second =
            seriesOf(history, validation, factor, prefix + TrainCurves::tr("validation"),
                     SeriesRole::Validation, faint);
        if (!first.x.isEmpty())
            all.push_back(std::move(first));
        if (!second.x.isEmpty())
            all.push_back(std::move(second));
    };
    add(shown.history, {}, false);
    if (!shown.other.empty())
        add(shown.other, shown.otherName + ", ", true);
    return all;
}

/// The entries of the choice.
enum Below { Metric, Rate, Gradient };

std::vector<ShownSeries> belowCurves(const TrainCurves::Shown& shown, int below, double factor) {
    if (below == Metric)
        return curvesOf(shown, &EpochRecord::trainMetric, &EpochRecord::validationMetric, factor);
    const Member member = below == Rate ? &EpochRecord::rate : &EpochRecord::gradientNorm;
    const QString name = below == Rate ? TrainCurves::tr("rate") : TrainCurves::tr("gradient");
    std::vector<ShownSeries> all;
    all.push_back(seriesOf(shown.history, member, 1, name, SeriesRole::Train, false));
    if (!shown.other.empty())
        all.push_back(seriesOf(shown.other, member, 1, shown.otherName + ", " + name,
                               SeriesRole::Train, true));
    std::erase_if(all, [](const ShownSeries& each) { return each.x.isEmpty(); });
    return all;
}

} // namespace

TrainCurves::TrainCurves(const Theming& theming, QWidget* parent)
    : Panel(tr("Training"), parent), loss_(new PlotView(theming)), metric_(new PlotView(theming)),
      below_(new QComboBox), log_(new QCheckBox(tr("Log loss axis"))),
      smooth_(new QCheckBox(tr("Smooth"))) {
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(0);
    column->addWidget(loss_, 3);
    column->addWidget(metric_, 2);
    setBody(body);
    below_->addItems({tr("Metric"), tr("Learning rate"), tr("Gradient")});
    below_->setToolTip(tr("What the lower plot shows"));
    below_->setAccessibleName(tr("Lower plot"));
    connect(below_, &QComboBox::currentIndexChanged, this, &TrainCurves::showBelow);
    addTool(below_);
    addTool(smooth_);
    addTool(log_);
    addTool(makeFitTool({loss_, metric_}, theming));
    loss_->setAccessibleName(tr("Loss over epochs"));
    metric_->setAccessibleName(tr("Metric over epochs"));
    metric_->setLegendShown(false);
    loss_->setMinimumHeight(120);
    metric_->setMinimumHeight(90);
    loss_->setEmpty(tr("Nothing trained yet"), tr("Press Train: the curves grow epoch by epoch."));
    stackPlots(this, {loss_, metric_});
    loss_->setLogY(true);
    loss_->remember("train/loss");
    metric_->remember("train/metric");
    log_->setChecked(loss_->isLogY());
    smooth_->setToolTip(tr("Exponential moving average: %1 of the value before, %2 of the new one. "
                           "What was measured stays, faint.")
                            .arg(numberText(kWeight), numberText(1 - kWeight)));
    smooth_->setChecked(QSettings().value(kSmoothKey, false).toBool());
    connect(smooth_, &QCheckBox::toggled, this, [this](bool on) {
        QSettings().setValue(kSmoothKey, on);
        draw();
    });
    connect(log_, &QCheckBox::toggled, loss_, &PlotView::setLogY);
    connect(loss_, &PlotView::logYChanged, log_, &QCheckBox::setChecked);
}

void TrainCurves::show(const Shown& shown) {
    const bool classes = !answersNumbers(shown.task);
    loss_->setAxes({}, tr("Loss (%1)").arg(shown.lossUnit));
    const EpochRecord* best = bestRecord(shown.history, shown.best);
    const double mark = best ? best->epoch : kNone;
    const double now = shown.atWork && !shown.history.empty() ? shown.history.back().epoch : kNone;
    const double factor = classes ? 100 : 1;
    QString metricWords;
    if (best) {
        const bool validated = std::isfinite(best->validationMetric);
        const double value = factor * (validated ? best->validationMetric : best->trainMetric);
        metricWords =
            (validated ? tr("validation %1") : tr("train %1"))
                .arg(classes ? tr("%1 %").arg(QString::number(value, 'f', 1)) : numberText(value));
    }
    for (PlotView* plot : {loss_, metric_}) {
        plot->setRangeX(0, std::max(1, shown.epochs));
        plot->setPendingFrom(now);
    }
    if (std::isfinite(now))
        loss_->setPendingFrom(now, tr("now, epoch %1").arg(countText(shown.history.back().epoch)));
    loss_->setMarkX(
        mark,
        best ? tr("best: epoch %1, %2").arg(countText(best->epoch), numberText(watchedLoss(*best)))
             : QString());
    metric_->setMarkX(mark, below_->currentIndex() == Metric ? metricWords : QString());
    shown_ = shown;
    draw();
}

void TrainCurves::showBelow() {
    constexpr const char* kNames[] = {"train/metric", "train/rate", "train/gradient"};
    metric_->remember(kNames[below_->currentIndex()]);
    show(Shown(shown_));
    metric_->fit();
}

void TrainCurves::draw() {
    const double factor = !answersNumbers(shown_.task) ? 100 : 1;
    auto losses = curvesOf(shown_, &EpochRecord::trainLoss, &EpochRecord::validationLoss, 1);
    auto metrics = belowCurves(shown_, below_->currentIndex(), factor);
    const bool classes = !answersNumbers(shown_.task);
    metric_->setAxes(tr("Epoch"), below_->currentIndex() == Rate ? tr("Rate (no unit)")
                                  : below_->currentIndex() == Gradient
                                      ? tr("Gradient (no unit)")
                                      : (classes ? tr("Accuracy (%)") : tr("MAE (scaled)")));
    const bool smooth = smooth_->isChecked();
    loss_->setSeries(smooth ? withSmoothed(std::move(losses)) : std::move(losses));
    metric_->setSeries(smooth ? withSmoothed(std::move(metrics)) : std::move(metrics));
}

} // namespace tmw::ui
