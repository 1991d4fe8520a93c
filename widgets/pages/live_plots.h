// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/live_feed.h"

#include <QElapsedTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace tmw::ui {

class AgreementStrips;
class LivePlot;
class Panel;

/// What the sensor reads, what is answered, and who agrees, over one time axis. Numbers are drawn
/// over what is right; classes as a lane each, the most probable ones where there are many.
class LivePlots : public QWidget {
    Q_OBJECT
public:
    LivePlots(const Theming& theming, const LiveFeed& feed, QWidget* parent = nullptr);

private:
    void start();
    void startSignal();
    void makeLanes(const std::vector<size_t>& outputs);
    void startLane(LivePlot& lane, size_t output);
    void fillLane(size_t lane);
    void append(const LivePoint& point);
    void takeNew();
    void chooseLanes();
    void showNotes();
    void showStrips();
    void showMark();
    void hold();

    const Theming& theming_;
    const LiveFeed& feed_;
    Panel* signalPanel_;
    LivePlot* signal_;
    Panel* answerPanel_;
    QVBoxLayout* lanesLayout_;
    Panel* agreementPanel_;
    AgreementStrips* strips_;
    std::vector<LivePlot*> lanes_;
    std::vector<size_t> outputs_; ///< of each lane
    QObject* stack_ = nullptr;    ///< holds the plots over one time axis
    QElapsedTimer sinceChoice_;   ///< of lanes
    size_t seen_ = 0;
    bool hasTruth_ = false;
};

} // namespace tmw::ui
