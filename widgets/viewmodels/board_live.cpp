// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr double kPeriod = 0.02; ///< seconds: 50 a second, which an eye can follow
constexpr size_t kRows = 20000;

/// Rows for the virtual sensor, again and again until there are many.
Status giveSensorRows(BoardSession& session, const OpenModel& open) {
    if (!session.takesSensorRows())
        return {};
    TMW_TRY(std::vector<float> rows, sensorRows(open));
    const std::vector<float> once = rows;
    const size_t width = open.run ? open.run->inputNames.size() : 1;
    while (!once.empty() && rows.size() < kRows * width)
        rows.insert(rows.end(), once.begin(), once.end());
    return session.setSensor(rows);
}

template <typename From>
uint8_t fill(std::array<float, LivePoint::kMost>& to, const From& from) {
    const size_t count = std::min(from.size(), to.size());
    std::copy_n(from.begin(), count, to.begin());
    return static_cast<uint8_t>(count);
}

} // namespace

void BoardDesk::runLive() {
    const auto placed = place();
    begin(DeployAct::Run);
    if (!placed)
        return end(DeployAct::Run, forward(placed), {});
    const Run& run = *workflow_.run();
    classifies_ = run.task != Task::Regression;
    inputNames_ = run.inputNames;
    outputNames_ = classifies_ ? run.classNames : run.targetNames;
    points_.clear();
    taken_ = predictions_ = identical_ = dropped_ = 0;
    emit pointsChanged();
    ring_ = std::make_shared<LiveRing<LivePoint, 4096>>();
    screen_.start();
    workflow_.setState(Step::Live, StepState::Running);
    workflow_.setProblem(Step::Live, std::nullopt);
    workflow_.jobs().start<LiveReport>(
        JobKind::Live, tr("Live"), this,
        [model = *placed, name = std::string(board()->name), options = options(),
         ring = ring_](std::stop_token stop, const Progress&) -> Result<LiveReport> {
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_CHECK(giveSensorRows(*session, model->open));
            TMW_TRY(const Runner runner, Runner::make(model->plan));
            Status read;
            const auto each = [&](const LivePrediction& live) {
                const auto values = realValues(live.outputs.front(), runner.outputs().front());
                if (!values) {
                    read = forward(values);
                    return false;
                }
                LivePoint point{.seconds = live.seconds, .raw = {}, .values = {}};
                point.rawCount = fill(point.raw, live.raw);
                point.valueCount = fill(point.values, *values);
                point.identical = live.identical;
                point.fault = live.fault;
                ring->push(point);
                return true;
            };
            TMW_TRY(LiveReport report,
                    liveMonitor(*session, model->plan, {.periodSeconds = kPeriod}, each, stop));
            TMW_CHECK(read);
            return report;
        },
        [this](Result<LiveReport> report) {
            drain();
            screen_.stop();
            const bool stopped = !report && report.error().code() == kCancelled.code;
            if (report)
                dropped_ = report->dropped;
            workflow_.setState(Step::Live, StepState::Done);
            if (!report && !stopped)
                workflow_.setProblem(Step::Live, report.error());
            end(DeployAct::Run, report || stopped ? Status() : forward(report),
                tr("%1 predictions, %2 with the desktop's bits.")
                    .arg(countText(static_cast<qint64>(predictions_)),
                         countText(static_cast<qint64>(identical_))));
            emit pointsChanged();
        });
}

void BoardDesk::stopLive() {
    workflow_.jobs().cancel(JobKind::Live);
}

bool BoardDesk::isLive() const {
    return workflow_.jobs().isRunning(JobKind::Live);
}

void BoardDesk::setPaused(bool paused) {
    paused_ = paused;
    emit pointsChanged();
}

void BoardDesk::drain() {
    if (!ring_)
        return;
    LivePoint point;
    bool any = false;
    while (ring_->pop(&point)) {
        any = true;
        ++predictions_;
        identical_ += point.identical ? 1 : 0;
        if (paused_)
            continue;
        points_.push_back(point);
        ++taken_;
        if (points_.size() > kMostPoints)
            points_.pop_front();
    }
    if (any)
        emit pointsChanged();
}

} // namespace tmw::ui
