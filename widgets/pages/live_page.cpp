// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/live_page.h"

#include "widgets/pages/pages.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/live_plot.h"
#include "widgets/plots/plot_stack.h"
#include "widgets/viewmodels/words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace tmw::ui {

namespace {

/// Lanes that fit a page; more classes show the ones that were most probable of late.
constexpr size_t kMostLanes = 4;
constexpr size_t kChannels = 6;
constexpr size_t kKept = 1 << 16; ///< samples to scroll back through

size_t best(const LivePoint& point) {
    const auto* begin = point.values.data();
    return static_cast<size_t>(std::max_element(begin, begin + point.valueCount) - begin);
}

} // namespace

LivePage::LivePage(PageContext& context)
    : Page(Step::Live, tr("Live"), context), desk_(context.desk),
      signalPanel_(new Panel(tr("What the sensor reads"))), signal_(new LivePlot(theming(), kKept)),
      lanesPanel_(new Panel(tr("What the board answers"))), lanesBody_(new QWidget) {
    signal_->setEmpty(tr("No predictions yet"), tr("Press Run on the page Deploy."));
    signalPanel_->setBody(signal_);
    signalPanel_->addTool(makeFitTool({signal_}, theming()));
    auto* lanes = new QVBoxLayout(lanesBody_);
    lanes->setContentsMargins(0, 0, 0, 0);
    lanes->setSpacing(0);
    lanesPanel_->setBody(lanesBody_);
    content()->addWidget(signalPanel_, 2);
    content()->addWidget(lanesPanel_, 3);
    pause_ = addButton(tr("Pause"));
    pause_->setCheckable(true);
    pause_->setToolTip(tr("Holds the picture; predictions are counted on (Space)"));
    connect(pause_, &QPushButton::toggled, this, &LivePage::setPaused);
    makeInspector();
    makeLanes();
    connect(&desk_, &BoardDesk::pointsChanged, this, &LivePage::showPoints);
    connect(&desk_, &BoardDesk::changed, this, &LivePage::makeLanes);
    connect(&workflow(), &Workflow::stepsChanged, this, &LivePage::showHead);
    showHead();
}

void LivePage::makeInspector() {
    auto* column = new InspectorColumn;
    column->addSection(tr("Now"));
    prediction_ = kindLabel("prediction", QStringLiteral("-"));
    confidence_ = kindLabel("muted");
    column->add(prediction_);
    column->add(confidence_);
    column->addSection(tr("Since it runs"));
    facts_ = new PairList;
    column->add(facts_);
    column->addStretch();
    inspector_ = column;
    showRead();
}

QStringList LivePage::laneTitles() const {
    const auto& names = desk_.outputNames();
    const size_t count = desk_.classifies() ? std::clamp<size_t>(names.size(), 1, kMostLanes) : 1;
    QStringList titles;
    for (size_t i = 0; i < count; ++i) {
        const QString name = i < names.size() ? QString::fromStdString(names[i]) : tr("Prediction");
        titles += desk_.classifies() ? name : tr("%1 (no unit)").arg(name);
    }
    return titles;
}

void LivePage::makeLanes() {
    showHead();
    const QStringList titles = laneTitles();
    if (titles == laneTitles_)
        return;
    laneTitles_ = titles;
    delete stack_;
    stack_ = new QObject(this);
    qDeleteAll(lanes_);
    lanes_.clear();
    std::vector<PlotView*> stacked{signal_};
    for (const QString& title : titles) {
        auto* lane = new LivePlot(theming(), kKept);
        lane->setAxes(&title == &titles.back() ? tr("Time (s)") : QString(), title);
        if (desk_.classifies())
            lane->setRangeY(0, 1);
        lane->setEmpty(tr("No predictions yet"), {});
        lanesBody_->layout()->addWidget(lane);
        lanes_.push_back(lane);
        stacked.push_back(lane);
    }
    stackPlots(stack_, stacked);
    startPlots();
    takeNew();
}

/// Empty plots for the channels that come.
void LivePage::startPlots() {
    constexpr SeriesRole kRoles[] = {SeriesRole::Float, SeriesRole::Int8,     SeriesRole::Truth,
                                     SeriesRole::Board, SeriesRole::Emulated, SeriesRole::Train};
    seen_ = 0;
    const auto& points = desk_.points();
    const size_t count = points.empty() ? 0 : std::min<size_t>(points.front().rawCount, kChannels);
    std::vector<LiveChannel> channels;
    for (size_t i = 0; i < count; ++i)
        channels.push_back({i < desk_.inputNames().size()
                                ? QString::fromStdString(desk_.inputNames()[i])
                                : QString::number(i),
                            kRoles[i]});
    signal_->setAxes(tr("Time (s)"),
                     tr("%1 (no unit)").arg(count == 1 ? channels.front().name : tr("Inputs")));
    signal_->setChannels(channels);
    for (LivePlot* lane : lanes_)
        lane->setChannels({{tr("board"), SeriesRole::Board}});
}

void LivePage::takeNew() {
    const auto& points = desk_.points();
    if (desk_.pointsTaken() < seen_ || (seen_ == 0 && !points.empty()))
        startPlots();
    const size_t fresh = std::min(desk_.pointsTaken() - seen_, points.size());
    for (size_t i = points.size() - fresh; i < points.size(); ++i) {
        const LivePoint& point = points[i];
        signal_->append(point.seconds, std::span(point.raw).first(signal_->signal().channels()));
        for (size_t lane = 0; lane < lanes_.size() && lane < point.valueCount; ++lane)
            lanes_[lane]->append(point.seconds, std::span(point.values).subspan(lane, 1));
    }
    seen_ = desk_.pointsTaken();
}

void LivePage::showPoints() {
    showRead();
    showHead();
    takeNew();
}

/// Back to what is measured now when the pause ends.
void LivePage::setPaused(bool paused) {
    desk_.setPaused(paused);
    if (!paused)
        signal_->fit();
}

void LivePage::showRead() {
    facts_->set(tr("Predictions"), countText(static_cast<qint64>(desk_.predictions())));
    facts_->set(tr("Same bits"), countText(static_cast<qint64>(desk_.identical())));
    facts_->set(tr("Dropped"), countText(static_cast<qint64>(desk_.dropped())));
    if (desk_.points().empty()) {
        prediction_->setText(QStringLiteral("-"));
        confidence_->clear();
        return;
    }
    const LivePoint& last = desk_.points().back();
    const double span = last.seconds - desk_.points().front().seconds;
    facts_->set(tr("Rate"),
                span > 0
                    ? tr("%1 a second")
                          .arg(numberText(static_cast<double>(desk_.points().size() - 1) / span, 3))
                    : QStringLiteral("-"));
    if (desk_.classifies() && last.valueCount > 1) {
        const size_t chosen = best(last);
        prediction_->setText(chosen < desk_.outputNames().size()
                                 ? QString::fromStdString(desk_.outputNames()[chosen])
                                 : QString::number(chosen));
        confidence_->setText(
            tr("%1 % sure").arg(100 * static_cast<double>(last.values[chosen]), 0, 'f', 1));
    } else {
        prediction_->setText(numberText(static_cast<double>(last.values[0]), 3));
        confidence_->setText(tr("for input %1").arg(static_cast<double>(last.raw[0])));
    }
}

void LivePage::showHead() {
    if (desk_.isLive()) {
        setResult(desk_.isPaused()
                      ? tr("Paused. %1 predictions, counted on.").arg(desk_.predictions())
                      : tr("%1 predictions, %2 with the desktop's bits.")
                            .arg(countText(static_cast<qint64>(desk_.predictions())),
                                 countText(static_cast<qint64>(desk_.identical()))));
        setPrimary(
            tr("Stop"), [this] { desk_.stopLive(); }, {}, "stop");
        return;
    }
    showProblem();
    const bool ready = workflow().compared() && desk_.state(DeployAct::Upload) == StepState::Done;
    setResult(desk_.predictions() > 0
                  ? tr("Stopped after %1 predictions.")
                        .arg(countText(static_cast<qint64>(desk_.predictions())))
                  : tr("Nothing runs yet."));
    if (ready)
        setPrimary(
            tr("Run"), [this] { desk_.doAct(DeployAct::Run); }, {}, "play");
    else
        setPrimary(tr("Go to Deploy"), [this] { context().goTo(Step::Deploy); });
}

void LivePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        pause_->toggle();
    else
        Page::keyPressEvent(event);
}

Page* makeLivePage(PageContext& context) {
    return new LivePage(context);
}

} // namespace tmw::ui
