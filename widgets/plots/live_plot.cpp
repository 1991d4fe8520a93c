// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/live_plot.h"

#include <QScreen>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {
constexpr int kCalmFrames = 5;
constexpr int kMostFrames = 60;
} // namespace

LivePlot::LivePlot(const Theming& theming, size_t kept, QWidget* parent)
    : PlotView(theming, parent), theming_(theming), kept_(kept),
      signal_(RollingSignal::make(0, kept)) {
    setDragX();
    frames_.setTimerType(Qt::PreciseTimer);
    connect(&frames_, &QTimer::timeout, this, &LivePlot::showNow);
}

void LivePlot::setChannels(const std::vector<LiveChannel>& channels) {
    signal_ = RollingSignal::make(channels.size(), kept_);
    std::vector<ShownSeries> series;
    for (size_t i = 0; i < channels.size(); ++i) {
        ShownSeries one{channels[i].name, channels[i].role, SeriesForm::Line, {}, {}};
        one.channel = !channels[i].hasRole;
        one.classNumber = channels[i].classNumber;
        one.filled = one.classNumber >= 0;
        one.data = signal_->channel(i);
        series.push_back(std::move(one));
    }
    setSeries(std::move(series));
    fit();
}

void LivePlot::setSpan(double seconds) {
    span_ = seconds;
    news_ = true;
}

int LivePlot::framesASecond() const {
    if (theming_.isCalm())
        return kCalmFrames;
    return std::min(kMostFrames, static_cast<int>(std::lround(screen()->refreshRate())));
}

void LivePlot::append(double seconds, std::span<const float> values) {
    signal_->append(seconds, values);
    news_ = true;
    if (!frames_.isActive() && isVisible())
        start();
}

void LivePlot::start() {
    frames_.start(1000 / framesASecond());
}

void LivePlot::showEvent(QShowEvent* event) {
    PlotView::showEvent(event);
    start();
}

void LivePlot::showNow() {
    if (!news_ || !isVisible())
        return frames_.stop();
    news_ = false;
    if (signal_->end() > signal_->begin()) {
        const double now = signal_->seconds(signal_->end() - 1);
        // Whole pixels only: columns of the same samples look the same in each frame.
        const double pixel = span_ / std::max(1, innerWidth());
        double end = std::ceil(now / pixel) * pixel;
        if (signal_->begin() == 0) // at first the line grows into the plot
            end = std::max(end, signal_->seconds(0) + span_);
        setRangeX(end - span_, end);
    }
    showGrown();
}

} // namespace tmw::ui
