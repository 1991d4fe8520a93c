// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/live_page.h"

#include "widgets/pages/pages.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {

/// Lanes that fit a page; more classes show the ones that were most probable of late.
constexpr size_t kMostLanes = 4;
constexpr size_t kChannels = 6;

size_t best(const LivePoint& point) {
    const auto* begin = point.values.data();
    return static_cast<size_t>(std::max_element(begin, begin + point.valueCount) - begin);
}

} // namespace

LivePage::LivePage(PageContext& context)
    : Page(Step::Live, tr("Live"), context), desk_(context.desk),
      signalPanel_(new Panel(tr("What the sensor reads"))), signal_(new PlotView(theming())),
      lanesPanel_(new Panel(tr("What the board answers"))), lanesBody_(new QWidget) {
    signal_->setEmpty(tr("No predictions yet"), tr("Press Run on the page Deploy."));
    signalPanel_->setBody(signal_);
    auto* lanes = new QVBoxLayout(lanesBody_);
    lanes->setContentsMargins(0, 0, 0, 0);
    lanes->setSpacing(0);
    lanesPanel_->setBody(lanesBody_);
    content()->addWidget(signalPanel_, 2);
    content()->addWidget(lanesPanel_, 3);
    auto* pause = addButton(tr("Pause"));
    pause->setCheckable(true);
    pause->setToolTip(tr("Holds the picture; predictions are counted on (Space)"));
    connect(pause, &QPushButton::toggled, &desk_, &BoardDesk::setPaused);
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

void LivePage::makeLanes() {
    const size_t outputs = std::max<size_t>(desk_.outputNames().size(), 1);
    const size_t wanted = desk_.classifies() ? std::min(outputs, kMostLanes) : 1;
    if (lanes_.size() != wanted) {
        qDeleteAll(lanes_);
        lanes_.clear();
        for (size_t i = 0; i < wanted; ++i) {
            lanes_.push_back(new PlotView(theming()));
            lanesBody_->layout()->addWidget(lanes_.back());
        }
    }
    for (size_t i = 0; i < wanted; ++i) {
        const bool last = i + 1 == wanted;
        const QString name = i < desk_.outputNames().size()
                                 ? QString::fromStdString(desk_.outputNames()[i])
                                 : tr("Prediction");
        lanes_[i]->setAxes(last ? tr("Time (s)") : QString(),
                           desk_.classifies() ? name : tr("%1 (no unit)").arg(name));
        if (desk_.classifies())
            lanes_[i]->setRangeY(0, 1);
        lanes_[i]->setEmpty(tr("No predictions yet"), {});
        lanes_[i]->setSeries({});
    }
    showPoints();
    showHead();
}

void LivePage::showPoints() {
    showRead();
    showHead();
    if (!isVisible() && !desk_.points().empty())
        return;
    showSignal();
    showLanes();
}

void LivePage::showSignal() {
    constexpr SeriesRole kRoles[] = {SeriesRole::Float, SeriesRole::Int8,     SeriesRole::Truth,
                                     SeriesRole::Board, SeriesRole::Emulated, SeriesRole::Train};
    const auto& points = desk_.points();
    const size_t channels =
        points.empty() ? 0 : std::min<size_t>(points.front().rawCount, kChannels);
    std::vector<ShownSeries> series(channels);
    for (size_t channel = 0; channel < channels; ++channel) {
        ShownSeries& one = series[channel];
        one.name = channel < desk_.inputNames().size()
                       ? QString::fromStdString(desk_.inputNames()[channel])
                       : QString::number(channel);
        one.role = kRoles[channel];
        for (const LivePoint& point : points) {
            one.x.append(point.seconds);
            one.y.append(static_cast<double>(point.raw[channel]));
        }
    }
    const QString name = channels == 1 ? series.front().name : tr("Inputs");
    signal_->setAxes(tr("Time (s)"), tr("%1 (no unit)").arg(name));
    signal_->setSeries(std::move(series));
}

void LivePage::showLanes() {
    const auto& points = desk_.points();
    if (points.empty())
        return;
    for (size_t lane = 0; lane < lanes_.size(); ++lane) {
        ShownSeries one{.name = tr("board"), .role = SeriesRole::Board, .x = {}, .y = {}};
        for (const LivePoint& point : points) {
            if (lane >= point.valueCount)
                continue;
            one.x.append(point.seconds);
            one.y.append(static_cast<double>(point.values[lane]));
        }
        lanes_[lane]->setSeries({std::move(one)});
    }
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
        desk_.setPaused(!desk_.isPaused());
    else
        Page::keyPressEvent(event);
}

Page* makeLivePage(PageContext& context) {
    return new LivePage(context);
}

} // namespace tmw::ui
