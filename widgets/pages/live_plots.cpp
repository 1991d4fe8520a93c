// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/live_plots.h"

#include "widgets/pages/page.h"
#include "widgets/parts/agreement_strips.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/live_plot.h"
#include "widgets/plots/plot_stack.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/live_rows.h"
#include "widgets/viewmodels/words.h"

#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tmw::ui {

namespace {

constexpr size_t kMostLanes = 4;
constexpr qint64 kLeastStay = 1000; ///< milliseconds that a choice of lanes can be read
constexpr size_t kChannels = 6;
constexpr double kLaneTop = 1.12; ///< room for the 1
constexpr size_t kKept = 1 << 15; ///< samples to scroll back through
constexpr SeriesRole kChannelRoles[kChannels] = {SeriesRole::Float,    SeriesRole::Int8,
                                                 SeriesRole::Truth,    SeriesRole::Board,
                                                 SeriesRole::Emulated, SeriesRole::Train};

float at(const std::vector<float>& values, size_t index) {
    return index < values.size() ? values[index] : std::numeric_limits<float>::quiet_NaN();
}

float meanOf(const std::vector<float>& values) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return static_cast<float>(sum / static_cast<double>(values.size()));
}

} // namespace

LivePlots::LivePlots(const Theming& theming, const LiveFeed& feed, QWidget* parent)
    : QWidget(parent), theming_(theming), feed_(feed),
      signalPanel_(new Panel(tr("What the sensor reads"))), signal_(new LivePlot(theming, kKept)),
      answerPanel_(new Panel(tr("What is answered"))), agreementPanel_(new Panel(tr("Agreement"))),
      strips_(new AgreementStrips(theming, feed)) {
    signal_->setEmpty(tr("No predictions yet"), tr("Press Run on the page Deploy."));
    signalPanel_->setBody(signal_);
    signalPanel_->addTool(makeFitTool({signal_}, theming));
    auto* lanes = new QWidget;
    lanesLayout_ = new QVBoxLayout(lanes);
    lanesLayout_->setContentsMargins(0, 0, 0, 0);
    lanesLayout_->setSpacing(0);
    answerPanel_->setBody(lanes);
    agreementPanel_->setBody(strips_);
    agreementPanel_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(splitter(Qt::Vertical, {signalPanel_, answerPanel_}, {2, 3}), 1);
    column->addWidget(agreementPanel_);
    connect(&feed, &LiveFeed::started, this, &LivePlots::start);
    connect(&feed, &LiveFeed::pointsChanged, this, &LivePlots::takeNew);
    connect(&feed, &LiveFeed::pausedChanged, this, &LivePlots::hold);
    connect(&feed, &LiveFeed::marksChanged, this, &LivePlots::showMark);
    connect(signal_, &PlotView::movedX, this, &LivePlots::showStrips);
    start();
}

/// Empty plots for the channels that come.
void LivePlots::start() {
    const LiveMeaning& meaning = feed_.meaning();
    seen_ = 0;
    sinceChoice_.invalidate();
    hasTruth_ = !feed_.points().empty() && !feed_.points().front().truth.empty();
    startSignal();
    agreementPanel_->setVisible(meaning.classifies);
    std::vector<size_t> outputs;
    if (meaning.classifies)
        outputs = lanesFor(feed_, {}, kMostLanes);
    else
        for (size_t i = 0; i < std::clamp<size_t>(meaning.outputs.size(), 1, kMostLanes); ++i)
            outputs.push_back(i);
    makeLanes(outputs);
    showMark();
    takeNew();
}

/// Of pictures their brightness; they are drawn in the inspector.
void LivePlots::startSignal() {
    const LiveMeaning& meaning = feed_.meaning();
    std::vector<LiveChannel> channels;
    const bool pictures = meaning.seesPictures();
    if (pictures)
        channels.push_back({tr("mean"), kChannelRoles[0]});
    for (size_t i = 0; !pictures && i < std::min(kChannels, meaning.inputs.size()); ++i)
        channels.push_back({QString::fromStdString(meaning.inputs[i]), kChannelRoles[i]});
    if (!meaning.inputs.empty())
        signal_->remember("live/signal/" + QString::fromStdString(meaning.inputs.front()));
    signal_->setAxes({}, pictures                 ? tr("Brightness (no unit)")
                         : meaning.inputs.empty() ? tr("Sensor (no unit)")
                                                  : inputsTitle(meaning));
    signal_->setChannels(channels);
    const size_t left = pictures ? 0 : meaning.inputs.size() - channels.size();
    signalPanel_->setNote(
        pictures ? tr("mean of the %1 values of each picture")
                       .arg(countText(static_cast<qint64>(meaning.inputs.size())))
        : left > 0 ? tr("the first %1 of %2 inputs").arg(channels.size()).arg(meaning.inputs.size())
                   : QString());
}

void LivePlots::makeLanes(const std::vector<size_t>& outputs) {
    outputs_ = outputs;
    delete stack_;
    stack_ = new QObject(this);
    qDeleteAll(lanes_);
    lanes_.clear();
    std::vector<PlotView*> stacked{signal_};
    for (const size_t output : outputs) {
        auto* lane = new LivePlot(theming_, kKept);
        lane->setEmpty(tr("No predictions yet"), {});
        lane->setLegendShown(lanes_.empty() && !feed_.meaning().classifies);
        if (feed_.meaning().classifies)
            lane->setLane();
        startLane(*lane, output);
        lanesLayout_->addWidget(lane);
        lanes_.push_back(lane);
        stacked.push_back(lane);
    }
    if (!lanes_.empty())
        lanes_.back()->setAxes(tr("Time (s)"), lanes_.back()->yTitle());
    stackPlots(stack_, stacked);
    connect(signal_, &PlotView::leftMarginChanged, stack_, [this] { showStrips(); });
}

/// A lane for one output: its axis and its series.
void LivePlots::startLane(LivePlot& lane, size_t output) {
    const LiveMeaning& meaning = feed_.meaning();
    const std::string name =
        output < meaning.outputs.size() ? meaning.outputs[output] : tr("Prediction").toStdString();
    lane.remember("live/answer/" + QString::fromStdString(name));
    if (meaning.classifies) {
        lane.setYTitle(QString::fromStdString(name));
        lane.setRangeY(0, kLaneTop);
        lane.setChannels({{tr("board"), SeriesRole::Board, true, static_cast<int>(output)},
                          {tr("float"), SeriesRole::Float, true}});
        return;
    }
    const bool hasUnit = output < meaning.outputUnits.size();
    lane.setYTitle(axisTitle(name, hasUnit ? meaning.outputUnits[output] : std::string()));
    std::vector<LiveChannel> channels{
        {tr("float, here"), SeriesRole::Float, true},
        {tr("%1, board").arg(QString::fromStdString(meaning.kind)), SeriesRole::Board, true}};
    if (hasTruth_)
        channels.insert(channels.begin(), {tr("truth"), SeriesRole::Truth, true});
    lane.setChannels(channels);
}

void LivePlots::fillLane(size_t lane) {
    startLane(*lanes_[lane], outputs_[lane]);
    for (const LivePoint& point : feed_.points()) {
        const float values[] = {at(point.board, outputs_[lane]), at(point.inFloat, outputs_[lane])};
        lanes_[lane]->append(point.seconds, values);
    }
    lanes_[lane]->setSeries(lanes_[lane]->series()); // with what is there from the first moment
}

void LivePlots::append(const LivePoint& point) {
    std::vector<float> row =
        feed_.meaning().seesPictures() ? std::vector{meanOf(point.raw)} : point.raw;
    row.resize(signal_->signal().channels(), std::numeric_limits<float>::quiet_NaN());
    signal_->append(point.seconds, row);
    for (size_t lane = 0; lane < lanes_.size(); ++lane) {
        const size_t output = outputs_[lane];
        const float board = at(point.board, output);
        const float inFloat = at(point.inFloat, output);
        if (feed_.meaning().classifies) {
            const float values[] = {board, inFloat};
            lanes_[lane]->append(point.seconds, values);
        } else if (hasTruth_) {
            const float values[] = {at(point.truth, output), inFloat, board};
            lanes_[lane]->append(point.seconds, values);
        } else {
            const float values[] = {inFloat, board};
            lanes_[lane]->append(point.seconds, values);
        }
    }
}

void LivePlots::takeNew() {
    const auto& points = feed_.points();
    if (seen_ == 0 && !points.empty() && hasTruth_ == points.front().truth.empty())
        return start(); // the first one tells whether there is a truth
    const size_t fresh = std::min(feed_.taken() - seen_, points.size());
    for (size_t i = points.size() - fresh; i < points.size(); ++i)
        append(points[i]);
    seen_ = feed_.taken();
    if (feed_.meaning().classifies && !feed_.isPaused())
        chooseLanes();
    showNotes();
    showStrips();
}

/// Only lanes that change are drawn anew.
void LivePlots::chooseLanes() {
    const std::vector<size_t> wanted = lanesFor(feed_, outputs_, kMostLanes);
    if (wanted.size() != outputs_.size())
        return makeLanes(wanted);
    if (wanted == outputs_ || (sinceChoice_.isValid() && sinceChoice_.elapsed() < kLeastStay))
        return;
    sinceChoice_.start();
    for (size_t lane = 0; lane < wanted.size(); ++lane) {
        if (outputs_[lane] == wanted[lane])
            continue;
        outputs_[lane] = wanted[lane];
        fillLane(lane);
    }
}

void LivePlots::showNotes() {
    const LiveMeaning& meaning = feed_.meaning();
    const QString kind = QString::fromStdString(meaning.kind);
    if (!meaning.classifies) {
        answerPanel_->setNote(feed_.counts().compared == 0
                                  ? QString()
                                  : tr("%1 and board: %2 the same bits. float and board: %3.")
                                        .arg(kind, sameBitsText(feed_.counts()), floatText(feed_)));
        return;
    }
    QStringList others;
    for (size_t i = 0; i < meaning.outputs.size(); ++i)
        if (std::ranges::find(outputs_, i) == outputs_.end())
            others += QString::fromStdString(meaning.outputs[i]);
    answerPanel_->setNote(
        others.isEmpty()
            ? tr("probability: filled on the board, line of the float model here")
            : tr("the most probable %1 of %2. The others: %3")
                  .arg(outputs_.size())
                  .arg(meaning.outputs.size())
                  .arg(others.mid(0, 6).join(", ") + (others.size() > 6 ? ", ..." : "")));
    agreementPanel_->setNote(tr("%1 and board: %2 the same bits. float and board: %3 the same "
                                "class; others are framed.")
                                 .arg(kind, sameBitsText(feed_.counts()), floatText(feed_)));
}

void LivePlots::showStrips() {
    const AxisRange range = signal_->shownX();
    constexpr int kRightOfAxes = 12;
    strips_->showTime(range.low, range.high, signal_->leftMargin(), kRightOfAxes);
}

void LivePlots::showMark() {
    const auto& marks = feed_.marks();
    const QString label = marks.empty() ? QString() : feed_.labelOf(marks.back().label);
    signal_->setMarkX(marks.empty() ? std::nan("") : marks.back().seconds,
                      label.isEmpty() ? tr("marked") : tr("marked \"%1\"").arg(label));
    signal_->setSeries(signal_->series());
}

/// A pause holds the picture; what is kept can be scrolled back through. Its end follows again.
void LivePlots::hold() {
    if (!feed_.isPaused()) {
        signal_->fit();
        for (LivePlot* lane : lanes_)
            lane->fit();
        return;
    }
    signal_->hold();
    for (LivePlot* lane : lanes_)
        lane->hold();
}

} // namespace tmw::ui
