// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_page.h"

#include "widgets/pages/deploy_acts.h"
#include "widgets/pages/deploy_check.h"
#include "widgets/pages/deploy_inspector.h"
#include "widgets/pages/export_panel.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/chip_card.h"
#include "widgets/parts/mono_delegate.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/slots_model.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {
/// Where a board that is not there is tried.
constexpr const char* kEmulated = "mps2-an386";
constexpr int kScrollBar = 10;

ChipCard::Bytes bytesOf(const MemoryFit& fit) {
    return {fit.firmwareBytes.value_or(0), fit.modelBytes, fit.availableBytes};
}

} // namespace

DeployPage::DeployPage(PageContext& context)
    : Page(Step::Deploy, tr("Deploy"), context), desk_(context.desk),
      inspector_(scrolling(new DeployInspector(context))),
      exports_(new ExportPanel(context, message())) {
    auto* boards = addButton(tr("Boards..."));
    connect(boards, &QPushButton::clicked, this, [this] { this->context().chooseBoard(); });
    auto* steps = new QWidget;
    auto* left = new QVBoxLayout(steps);
    left->setContentsMargins(0, 0, kScrollBar, 0);
    left->setSpacing(12);
    auto* acts = new DeployActs(context);
    auto* check = new DeployCheck(context);
    dimOnly({acts, check}); // slots tell what is on the board now
    left->addWidget(acts);
    left->addWidget(exports_);
    left->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(boardView());
    top->addWidget(slotsView(), 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addLayout(top);
    right->addWidget(check, 1);
    auto* line = new QHBoxLayout;
    // A low window scrolls them; none is squeezed.
    QWidget* scrolled = scrolling(steps);
    scrolled->setFixedWidth(steps->sizeHint().width());
    line->setSpacing(2); // beside the room of the scroll bar
    line->addWidget(scrolled);
    line->addLayout(right, 1);
    content()->addLayout(line, 1);
    connect(&desk_, &BoardDesk::changed, this, &DeployPage::showAll);
    connect(&workflow(), &Workflow::stepsChanged, this, &DeployPage::showAll);
    connect(&context.fit, &FitCheck::changed, this, &DeployPage::showBoard);
    showAll();
}

QWidget* DeployPage::inspector() {
    return inspector_;
}

QWidget* DeployPage::boardView() {
    boardPanel_ = new Panel(tr("Board"));
    chip_ = new ChipCard(theming());
    boardPanel_->bodyLayout()->setContentsMargins(0, 0, 0, 0);
    boardPanel_->bodyLayout()->addWidget(chip_);
    boardPanel_->bodyLayout()->addStretch();
    return boardPanel_;
}

QWidget* DeployPage::slotsView() {
    auto* panel = new Panel(tr("Slots"));
    auto* table = new RowTable("slots", tr("Slots"));
    table->setModel(new SlotsModel(desk_, this));
    table->setWideColumn(SlotsModel::Model);
    table->setItemDelegateForColumn(SlotsModel::Hash, new MonoDelegate(table));
    panel->setBody(table);
    back_ = new QPushButton(tr("Make the other active"));
    back_->setProperty("kind", "small");
    connect(back_, &QPushButton::clicked, &desk_, &BoardDesk::rollBack);
    panel->addTool(back_);
    return panel;
}

void DeployPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!desk_.hello() && !desk_.linkProblem() && workflow().compared())
        desk_.askStatus();
}

void DeployPage::runAgain() {
    desk_.deploy();
}

void DeployPage::showAll() {
    showBoard();
    showHead();
    showMessage();
    const auto& hello = desk_.hello();
    const bool previous =
        hello && std::ranges::any_of(hello->slotInfo, [](const rt::SlotInfo& slot) {
            return slot.state == static_cast<uint8_t>(rt::SlotState::Previous);
        });
    back_->setEnabled(previous);
    back_->setToolTip(previous ? QString() : tr("The other slot has no model to go back to"));
}

void DeployPage::showBoard() {
    const BoardRow* row = desk_.board();
    if (!row)
        return;
    boardPanel_->setTitle(fromText(row->name));
    boardPanel_->setNote(desk_.place());
    const FitFigures* figures = context().fit.figures();
    const bool known = figures && figures->int8;
    chip_->show({fromText(row->cpu), row->fpu,
                 known ? bytesOf(figures->int8->flash) : ChipCard::Bytes{},
                 known ? bytesOf(figures->int8->ram) : ChipCard::Bytes{}});
}

void DeployPage::showHead() {
    if (!workflow().compared()) {
        setResult(tr("Nothing to deploy yet: the chosen run was not converted."));
        setPrimary(tr("Go to Compare"), [this] { context().goTo(Step::Compare); });
        return;
    }
    const bool busy = workflow().jobs().isRunning(JobKind::Board);
    const QString board = desk_.board() ? fromText(desk_.board()->name) : QString();
    const QString model =
        tr("Run %1, %2").arg(workflow().compared()->run).arg(kindText(workflow().compared()->kind));
    if (desk_.isLive()) {
        const bool same = desk_.check() && desk_.check()->identical;
        setResult(
            same ? tr("%1, runs on %2 and gives the same bits as this computer.").arg(model, board)
                 : tr("%1, runs on %2.").arg(model, board));
        setPrimary(
            tr("Continue to Live"), [this] { context().goTo(Step::Live); }, {}, "next");
    } else if (busy) {
        setResult(tr("At work on %1.").arg(board));
        setPrimary(
            tr("Stop"), [this] { workflow().jobs().cancel(JobKind::Board); }, {}, "stop");
    } else {
        setResult(tr("%1, for %2.").arg(model, board));
        setPrimary(tr("Deploy"), [this] { desk_.deploy(); });
    }
}

void DeployPage::showMessage() {
    if (workflow().problem(Step::Deploy)) {
        showProblem();
    } else if (desk_.linkProblem()) {
        message().show(MessageKind::Error, tr("The board does not answer"),
                       sentenceOf(*desk_.linkProblem()));
        message().addCure(tr("Try again"), [this] { desk_.askStatus(); });
        if (desk_.board() && !desk_.board()->emulated)
            message().addCure(tr("Use an emulated board"),
                              [this] { desk_.setBoard(kEmulated, {}); });
        message().addCure(tr("Boards..."), [this] { context().chooseBoard(); });
    } else if (workflow().isOutOfDate(Step::Deploy)) {
        tellAge();
    } else if (!exports_->says()) {
        message().dismiss();
    }
}

void DeployPage::tellAge() {
    if (workflow().isOutOfDate(Step::Compare)) {
        message().show(MessageKind::Note, tr("Deploy is out of date"),
                       tr("An earlier step changed since run %1 was converted.")
                           .arg(workflow().compared()->run));
        message().addCure(tr("Go to Compare"), [this] { context().goTo(Step::Compare); });
    } else {
        const bool fast = workflow().spec().settings.fast;
        message().show(MessageKind::Note, tr("Deploy is out of date"),
                       !desk_.hasOtherPlan() ? tr("The board runs another model than run %1, %2.")
                                                   .arg(workflow().compared()->run)
                                                   .arg(kindText(workflow().compared()->kind))
                       : fast ? tr("The board runs the usual plan, and the fast one is wanted.")
                              : tr("The board runs the fast plan, and the usual one is wanted."));
        message().addCure(tr("Deploy"), [this] { desk_.deploy(); });
    }
}

Page* makeDeployPage(PageContext& context) {
    return new DeployPage(context);
}

} // namespace tmw::ui
