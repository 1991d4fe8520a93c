// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_acts.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

constexpr int kWidth = 296;
constexpr int kJoin = 12;
constexpr int kJoinAt = 18;

/// Two cards are one after the other.
QWidget* join() {
    auto* line = new QFrame;
    line->setProperty("kind", "join");
    line->setFixedSize(2, kJoin);
    auto* row = new QWidget;
    row->setFixedHeight(kJoin);
    line->setParent(row);
    line->move(kJoinAt, 0);
    return row;
}

} // namespace

DeployActs::DeployActs(PageContext& context, QWidget* parent)
    : QWidget(parent), workflow_(context.workflow), desk_(context.desk), theming_(context.theming) {
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addCard(column, DeployAct::Firmware, tr("1 Firmware on the board"));
    column->addWidget(join());
    addCard(column, DeployAct::Upload, tr("2 Model upload"));
    column->addWidget(join());
    addCard(column, DeployAct::Check, tr("3 Check"));
    column->addWidget(join());
    addCard(column, DeployAct::Run, tr("4 Run"));
    connect(&desk_, &BoardDesk::changed, this, &DeployActs::showAll);
    connect(&desk_.feed(), &LiveFeed::pointsChanged, this, [this] { showCard(DeployAct::Run); });
    connect(&workflow_, &Workflow::stepsChanged, this, &DeployActs::showAll);
    showAll();
}

void DeployActs::addCard(QVBoxLayout* column, DeployAct act, const QString& title) {
    Card& card = cards_[static_cast<size_t>(act)];
    card = {new QFrame, new Mark(theming_), kindLabel("panelTitle", title), kindLabel("muted"),
            new QPushButton};
    card.frame->setProperty("kind", "panel");
    card.words->setWordWrap(true);
    card.button->setProperty("kind", "small");
    auto* grid = new QGridLayout(card.frame);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->addWidget(card.mark, 0, 0, Qt::AlignVCenter);
    grid->addWidget(card.title, 0, 1);
    grid->addWidget(card.words, 1, 1);
    grid->addWidget(card.button, 2, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    connect(card.button, &QPushButton::clicked, this, [this, act] {
        if (act == DeployAct::Run && desk_.isLive())
            desk_.stopLive();
        else
            desk_.doAct(act);
    });
    column->addWidget(card.frame);
}

void DeployActs::showAll() {
    for (size_t i = 0; i < kDeployActs; ++i)
        showCard(static_cast<DeployAct>(i));
}

/// The one before was neither done nor left out.
bool DeployActs::waits(DeployAct act) const {
    if (act == DeployAct::Firmware || desk_.state(act) != StepState::Empty)
        return false;
    const auto before = static_cast<DeployAct>(static_cast<size_t>(act) - 1);
    // A board that answers has its firmware.
    return desk_.state(before) != StepState::Done &&
           !(before == DeployAct::Firmware && desk_.hello());
}

void DeployActs::showCard(DeployAct act) {
    const QString hints[] = {tr("The board needs the workbench's firmware."),
                             tr("The model goes to the slot that does not run."),
                             tr("Every layer on host and board, bit for bit."),
                             tr("Live predictions from the board.")};
    const QString verbs[] = {tr("Flash"), tr("Upload"), tr("Check"), tr("Run")};
    const QString again[] = {tr("Flash again"), tr("Upload again"), tr("Check again"),
                             tr("Run again")};
    const auto at = static_cast<size_t>(act);
    const Card& card = cards_[at];
    StepState state = desk_.state(act);
    QString words = desk_.words(act).isEmpty() ? hints[at] : desk_.words(act);
    if (act == DeployAct::Run && desk_.isLive()) {
        const double rate = desk_.feed().ratePerSecond();
        const LiveCounts& counts = desk_.feed().counts();
        words = tr("%1 predictions a second, %2 dropped.")
                    .arg(rate, 0, 'f', 1)
                    .arg(counts.missing + counts.lostHere);
    } else if (act == DeployAct::Firmware && state == StepState::Empty && desk_.hello()) {
        state = StepState::Done;
        words = tr("The board answers, firmware %1.%2.%3.")
                    .arg(desk_.hello()->firmware[0])
                    .arg(desk_.hello()->firmware[1])
                    .arg(desk_.hello()->firmware[2]);
    }
    const bool waiting = waits(act);
    card.mark->setState(state == StepState::Empty && !waiting ? StepState::Ready : state);
    card.words->setText(words);
    card.title->setEnabled(!waiting);
    card.words->setEnabled(!waiting);
    const bool running = state == StepState::Running;
    card.button->setEnabled(workflow_.compared() &&
                            (!workflow_.jobs().isRunning(JobKind::Board) || desk_.isLive()) &&
                            (!running || act == DeployAct::Run));
    card.button->setText(act == DeployAct::Run && desk_.isLive() ? tr("Stop")
                         : state == StepState::Done              ? again[at]
                                                                 : verbs[at]);
    if (card.frame->property("running").toBool() != running) {
        card.frame->setProperty("running", running);
        card.frame->style()->polish(card.frame);
    }
}

} // namespace tmw::ui
