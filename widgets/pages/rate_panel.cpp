// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/rate_panel.h"

#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/words.h"

#include <QPushButton>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {

/// The rise at the end would press all else flat.
constexpr double kShown = 1.5;

ShownSeries seriesOf(const RateTest& test, double RatePoint::*member, const QString& name,
                     bool faint) {
    ShownSeries series;
    series.name = name;
    series.role = SeriesRole::Train;
    series.faint = faint;
    for (const RatePoint& point : test.points) {
        series.x.append(point.rate);
        series.y.append(point.*member);
    }
    return series;
}

} // namespace

RatePanel::RatePanel(const Theming& theming, QWidget* parent)
    : Panel(tr("Learning rate test"), parent), plot_(new PlotView(theming)), use_(new QPushButton) {
    auto* close = new QPushButton(tr("Close"));
    close->setToolTip(tr("Closes the test; it can be done again"));
    for (QPushButton* tool : {use_, close}) {
        tool->setProperty("kind", "small");
        addTool(tool);
    }
    plot_->setLogX();
    plot_->setAccessibleName(tr("Loss over learning rates"));
    plot_->setMinimumHeight(110);
    setBody(plot_);
    connect(close, &QPushButton::clicked, this, &RatePanel::closed);
    connect(use_, &QPushButton::clicked, this, [this] { emit chosen(suggestion_); });
}

void RatePanel::show(const RateTest& test, Task task) {
    plot_->setAxes(tr("Learning rate (no unit)"),
                   answersNumbers(task) ? tr("Loss (scaled)") : tr("Loss (nats)"));
    const auto steps = countText(static_cast<qint64>(test.points.size()));
    setNote(test.diverged ? tr("%1 steps, until the loss grew fourfold").arg(steps)
                          : tr("%1 steps, the loss never grew fourfold").arg(steps));
    use_->setVisible(test.suggestion.has_value());
    suggestion_ = test.suggestion.value_or(0);
    const QString rate = QString::number(suggestion_, 'g', 6);
    use_->setText(tr("Use %1").arg(rate));
    use_->setToolTip(
        tr("Where the smoothed loss falls steeply, from a tenth to a third of the rate at "
           "its least value"));
    plot_->setMarkX(test.suggestion.value_or(std::numeric_limits<double>::quiet_NaN()),
                    tr("suggested: %1").arg(rate));
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    double first = 0;
    for (const RatePoint& point : test.points) {
        least = std::min(least, point.smoothed);
        most = std::max(most, point.smoothed);
        first = std::max(first, point.rate < 1e-5 ? point.loss : 0);
    }
    if (!test.points.empty())
        plot_->setRangeY(std::min(0.0, least), std::min(std::max(most, first), kShown * first));
    plot_->setSeries({seriesOf(test, &RatePoint::loss, tr("loss, measured"), true),
                      seriesOf(test, &RatePoint::smoothed, tr("loss, smoothed"), false)});
    plot_->fit();
}

} // namespace tmw::ui
