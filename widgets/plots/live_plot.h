// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_view.h"
#include "widgets/plots/rolling_signal.h"

namespace tmw::ui {

struct LiveChannel {
    QString name;
    SeriesRole role = SeriesRole::Float;
    bool hasRole = false; ///< drawn as its role, not as a channel
    int classNumber = -1; ///< a class's probability: its tint, filled
};

/// A plot that follows what is measured now, in memory that never grows. Values may come at any
/// rate: it draws as often as the screen shows, or five times a second where less motion is wanted.
/// Moved by hand it stays where it is and shows the kept history; Fit follows again.
class LivePlot : public PlotView {
    Q_OBJECT
public:
    /// `kept` samples of each channel.
    LivePlot(const Theming& theming, size_t kept, QWidget* parent = nullptr);

    /// Starts anew.
    void setChannels(const std::vector<LiveChannel>& channels);
    /// So many of the last seconds are followed.
    void setSpan(double seconds);
    /// One value a channel.
    void append(double seconds, std::span<const float> values);
    /// Samples since it started, those that are no longer kept too.
    size_t appended() const { return signal_->end(); }
    const RollingSignal& signal() const { return *signal_; }
    /// Times a second that it draws at most.
    int framesASecond() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void start();
    void showNow();

    const Theming& theming_;
    size_t kept_;
    double span_ = 10;
    std::shared_ptr<RollingSignal> signal_;
    QTimer frames_;
    bool news_ = false;
};

} // namespace tmw::ui
