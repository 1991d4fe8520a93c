// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr double kPeriod = 0.02; ///< seconds: 50 a second, which an eye can follow
constexpr size_t kRows = 20000;

/// Rows for the virtual sensor, again and again until there are many; what is right for them. A
/// sensor of the board's own has a truth only where the data is a function of it.
Result<SensorTruth> playOnSensor(BoardSession& session, const OpenModel& open) {
    TMW_TRY(SensorPlay play, sensorPlay(open));
    if (!session.takesSensorRows())
        return play.rows.empty() ? play.truth : SensorTruth();
    const std::vector<float> once = play.rows;
    const size_t width = open.run ? open.run->inputNames.size() : 1;
    while (!once.empty() && play.rows.size() < kRows * width)
        play.rows.insert(play.rows.end(), once.begin(), once.end());
    TMW_CHECK(session.setSensor(play.rows));
    return play.truth;
}

/// The float model of the same run, as a desktop runs it.
Result<Plan> floatPlan(const OpenModel& open) {
    TMW_TRY(const Project project, Project::open(open.project, Project::Access::Read));
    TMW_TRY(const OpenModel inFloat, openModel(project, ModelKind::Float, open.run->number));
    return planOf(inFloat, rt::CoreFamily::Generic);
}

/// Real values of the first output; of one probability of two classes, both.
std::vector<float> valuesOf(const std::vector<Tensor>& outputs, const Runner& runner, bool binary) {
    if (outputs.empty())
        return {};
    auto values = realValues(outputs.front(), runner.outputs().front());
    if (!values)
        return {};
    if (binary && values->size() == 1)
        return {1 - values->front(), values->front()};
    return std::move(*values);
}

std::vector<std::string> unitsOf(const Dataset* data, const std::vector<std::string>& names) {
    std::vector<std::string> units;
    for (const std::string& name : names) {
        const Column* column = data ? findColumn(*data, name) : nullptr;
        units.push_back(column ? column->unit : std::string());
    }
    return units;
}

} // namespace

void BoardDesk::runLive() {
    const auto place = placing();
    begin(DeployAct::Run);
    if (!place)
        return end(DeployAct::Run, forward(place), {});
    const Run& run = *workflow_.run();
    const bool classifies = !answersNumbers(run.task);
    const Dataset* data = workflow_.dataset();
    const SampleArray* array = data ? data->array.get() : nullptr;
    feed_.start({classifies, run.inputNames, classifies ? run.classNames : run.targetNames,
                 unitsOf(data, run.inputNames), unitsOf(data, run.targetNames),
                 array ? run.sampleShape : Shape{}, array && array->holdsBytes(),
                 std::string(toText(place->kind))});
    ring_ = std::make_shared<Ring>();
    lineLost_ = std::make_shared<std::atomic<bool>>(false);
    screen_.start();
    workflow_.setState(Step::Live, StepState::Running);
    workflow_.setProblem(Step::Live, std::nullopt);
    workflow_.jobs().start<LiveReport>(
        JobKind::Live, tr("Live"), this,
        [place = *place, name = std::string(board()->name), options = options(), ring = ring_,
         lost = lineLost_](std::stop_token stop, const Progress&) mutable -> Result<LiveReport> {
            TMW_TRY(const auto model, placed(place));
            options.stop = stop;
            options.lineLost = [lost] { lost->store(true); };
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_TRY(const SensorTruth truth, playOnSensor(*session, model->open));
            TMW_TRY(const Plan inFloat, floatPlan(model->open));
            TMW_TRY(const Runner runner, Runner::make(model->plan));
            TMW_TRY(const Runner floatRunner, Runner::make(inFloat));
            const bool binary = model->open.run->task == Task::BinaryClassification;
            const auto each = [&](const LivePrediction& live) {
                lost->store(false);
                ring->push({.sample = live.sample,
                            .seconds = live.seconds,
                            .raw = live.raw,
                            .board = valuesOf(live.outputs, runner, binary),
                            .host = valuesOf(live.host, runner, binary),
                            .inFloat = valuesOf(live.inFloat, floatRunner, binary),
                            .truth = truth.of(live.sample, live.raw),
                            .identical = live.identical,
                            .fault = live.fault,
                            .missing = live.missing,
                            .reconnects = live.reconnects});
                return true;
            };
            return liveMonitor(*session, model->plan,
                               {.periodSeconds = kPeriod, .inFloat = &inFloat}, each, stop);
        },
        [this](const Result<LiveReport>& report) { endLive(report); });
    emit changed();
}

void BoardDesk::endLive(const Result<LiveReport>& report) {
    drain();
    screen_.stop();
    lineLost_.reset();
    const bool stopped = !report && report.error().code() == kCancelled.code;
    if (report)
        feed_.setLost(report->missing, ring_->lost());
    workflow_.setState(Step::Live, report || stopped ? StepState::Done : StepState::Problem);
    if (!report && !stopped)
        workflow_.setProblem(Step::Live, report.error());
    end(DeployAct::Run, report || stopped ? Status() : forward(report),
        tr("%1 predictions, %2 with the desktop's bits.")
            .arg(countText(static_cast<qint64>(predictions())),
                 countText(static_cast<qint64>(identical()))));
    emit lineChanged();
    feed_.tell();
}

void BoardDesk::stopLive() {
    workflow_.jobs().cancel(JobKind::Live);
}

bool BoardDesk::isLive() const {
    return workflow_.jobs().isRunning(JobKind::Live);
}

void BoardDesk::drain() {
    if (!ring_)
        return;
    LivePoint point;
    bool any = false;
    while (ring_->pop(&point)) {
        any = true;
        feed_.take(point);
    }
    if (ring_->lost() > 0)
        feed_.setLost(feed_.counts().missing, ring_->lost());
    if (lineWasLost_ != isLineLost()) {
        lineWasLost_ = isLineLost();
        emit lineChanged();
        emit changed();
    }
    if (any)
        feed_.tell();
}

} // namespace tmw::ui
