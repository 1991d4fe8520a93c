// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_page.h"

#include "core/base/resources.h"
#include "core/codegen/export.h"
#include "device_runtime/host/device_words.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/slots_model.h"
#include "widgets/viewmodels/words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

constexpr int kActsWidth = 296;

} // namespace

DeployPage::DeployPage(PageContext& context)
    : Page(Step::Deploy, tr("Deploy"), context), desk_(context.desk) {
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(makeActs());
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(makeSlots());
    right->addWidget(makeCheck(), 1);
    line->addLayout(right, 1);
    content()->addLayout(line, 1);
    makeInspector();
    connect(&desk_, &BoardDesk::changed, this, &DeployPage::showAll);
    connect(&workflow(), &Workflow::stepsChanged, this, &DeployPage::showHead);
    showAll();
}

QWidget* DeployPage::makeActs() {
    auto* column = new QWidget;
    column->setFixedWidth(kActsWidth);
    auto* acts = new QVBoxLayout(column);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->setSpacing(12);
    acts->addWidget(makeAct(DeployAct::Firmware, tr("1 Firmware on the board"), tr("Flash")));
    acts->addWidget(makeAct(DeployAct::Upload, tr("2 Model upload"), tr("Upload")));
    acts->addWidget(makeAct(DeployAct::Check, tr("3 Check"), tr("Check")));
    acts->addWidget(makeAct(DeployAct::Run, tr("4 Run"), tr("Run")));
    acts->addWidget(makeExports());
    acts->addStretch();
    return column;
}

QWidget* DeployPage::makeAct(DeployAct act, const QString& title, const QString& verb) {
    auto* card = new QFrame;
    card->setProperty("kind", "panel");
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    ActCard& parts = cards_[static_cast<size_t>(act)];
    parts = {new Mark(theming()), kindLabel("muted"), new QPushButton(verb)};
    parts.words->setWordWrap(true);
    parts.button->setProperty("kind", "small");
    grid->addWidget(parts.mark, 0, 0, Qt::AlignTop);
    grid->addWidget(kindLabel("panelTitle", title), 0, 1);
    grid->addWidget(parts.words, 1, 1);
    grid->addWidget(parts.button, 2, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    connect(parts.button, &QPushButton::clicked, this, [this, act] {
        if (act == DeployAct::Run && desk_.isLive())
            desk_.stopLive();
        else
            desk_.doAct(act);
    });
    return card;
}

QWidget* DeployPage::makeExports() {
    auto* panel = new Panel(tr("Or take the code"));
    auto* words = kindLabel("muted", tr("The same model and runtime, to build yourself."));
    words->setWordWrap(true);
    panel->bodyLayout()->addWidget(words);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    const std::pair<QString, ExportKind> kinds[] = {{tr("C array..."), ExportKind::CArray},
                                                    {tr("C++..."), ExportKind::Cpp},
                                                    {tr("Arduino..."), ExportKind::Arduino}};
    for (const auto& [verb, kind] : kinds) {
        auto* button = new QPushButton(verb);
        button->setProperty("kind", "small");
        connect(button, &QPushButton::clicked, this, [this, kind = kind] { exportAs(kind); });
        line->addWidget(button);
    }
    line->addStretch();
    panel->bodyLayout()->addLayout(line);
    return panel;
}

QWidget* DeployPage::makeSlots() {
    auto* panel = new Panel(tr("Models on the board"));
    auto* table = new RowTable("slots", tr("Slots"));
    table->setModel(new SlotsModel(desk_, this));
    table->setWideColumn(2);
    table->setFixedHeight(26 * 3 + 2);
    panel->setBody(table);
    back_ = new QPushButton(tr("Make the other active"));
    back_->setProperty("kind", "small");
    connect(back_, &QPushButton::clicked, &desk_, &BoardDesk::rollBack);
    panel->addTool(back_);
    return panel;
}

QWidget* DeployPage::makeCheck() {
    checkPanel_ = new Panel(tr("Check"));
    checkPanel_->setNote(tr("CRC-32 of each layer's output"));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    checkResult_ = new MessageBar(theming());
    column->addWidget(checkResult_);
    auto* table = new RowTable("layer_check", tr("Layers"));
    table->setModel(new LayerCheckModel(desk_, this));
    table->setWideColumn(4);
    column->addWidget(table, 1);
    checkPanel_->setBody(body);
    return checkPanel_;
}

void DeployPage::makeInspector() {
    auto* column = new InspectorColumn;
    column->addSection(tr("Board"));
    facts_ = new PairList;
    column->add(facts_);
    auto* change = new QPushButton(tr("Change board..."));
    change->setProperty("kind", "small");
    connect(change, &QPushButton::clicked, this, [this] { context().chooseBoard(); });
    column->add(change);
    column->addSection(tr("Bad line, for trying"));
    faults_ = new QLineEdit;
    faults_->setPlaceholderText("drop=0.001,flip=0.001");
    faults_->setToolTip(tr("Chances per byte of drop, flip, duplicate, reorder, stall, disconnect; "
                           "delay_ms and seed. Uploads and predictions stay right."));
    connect(faults_, &QLineEdit::editingFinished, this, [this] {
        const bool known = desk_.setFaults(faults_->text());
        faults_->setProperty("wrong", !known);
        faults_->setStyleSheet(faults_->styleSheet()); // dressed anew
    });
    column->add(faults_);
    column->addStretch();
    inspector_ = column;
}

void DeployPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!desk_.hello() && workflow().compared())
        desk_.askStatus();
}

void DeployPage::runAgain() {
    desk_.deploy();
}

void DeployPage::exportAs(ExportKind kind) {
    const Compared* compared = workflow().compared();
    if (!compared) {
        message().show(MessageKind::Note, {}, tr("Convert and compare first."));
        return;
    }
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for the code"));
    if (folder.isEmpty())
        return;
    const auto written = [&]() -> Status {
        TMW_TRY(const OpenModel open,
                openModel(workflow().document().project(), ModelKind::Int8, compared->run));
        TMW_TRY(const Plan plan, planOf(open, rt::CoreFamily::Generic));
        TMW_TRY([[maybe_unused]] const auto files,
                exportModel(open.model, &plan, kind,
                            {.name = open.project.stem().string(), .resources = resourceFolder()},
                            folder.toStdString()));
        return {};
    }();
    if (written)
        message().show(MessageKind::Good, {}, tr("The code is in %1.").arg(folder));
    else
        message().show(MessageKind::Error, {}, sentenceOf(written.error()));
}

void DeployPage::showAll() {
    showActs();
    showHead();
    showCheck();
    const BoardRow* row = desk_.board();
    if (row) {
        facts_->set(tr("Name"), fromText(row->name));
        facts_->set(tr("Port"), desk_.port().isEmpty() ? tr("emulated") : desk_.port());
        facts_->set(tr("Core"), fromText(row->cpu));
        facts_->set(tr("Flash"), bytesText(row->flashBytes));
        facts_->set(tr("RAM"), bytesText(row->ramBytes));
    }
    const auto& hello = desk_.hello();
    if (faults_->text() != desk_.faults() && !faults_->hasFocus())
        faults_->setText(desk_.faults());
    facts_->set(tr("Firmware"), hello ? QString("%1.%2.%3")
                                            .arg(hello->firmware[0])
                                            .arg(hello->firmware[1])
                                            .arg(hello->firmware[2])
                                      : QStringLiteral("-"));
    facts_->set(tr("Slot"), hello ? bytesText(hello->slotBytes) : QStringLiteral("-"));
    facts_->set(tr("Arena"), hello ? bytesText(hello->arenaBytes) : QStringLiteral("-"));
    const bool previous =
        hello && std::ranges::any_of(hello->slotInfo, [](const rt::SlotInfo& slot) {
            return slot.state == static_cast<uint8_t>(rt::SlotState::Previous);
        });
    back_->setEnabled(previous);
    back_->setToolTip(previous ? QString() : tr("The other slot has no model to go back to"));
}

void DeployPage::showActs() {
    const QString waiting[] = {tr("The board needs the workbench's firmware."),
                               tr("The int8 model goes to the slot that does not run."),
                               tr("Every layer on host and board, bit for bit."),
                               tr("Live predictions from the board.")};
    for (size_t i = 0; i < kDeployActs; ++i) {
        const auto act = static_cast<DeployAct>(i);
        const StepState state = desk_.state(act);
        cards_[i].mark->setState(state);
        cards_[i].words->setText(desk_.words(act).isEmpty() ? waiting[i] : desk_.words(act));
        cards_[i].button->setEnabled(workflow().compared() &&
                                     (state != StepState::Running || act == DeployAct::Run));
    }
    cards_.back().button->setText(desk_.isLive() ? tr("Stop") : tr("Run"));
}

void DeployPage::showHead() {
    if (!workflow().compared()) {
        setResult(tr("Nothing to deploy yet: the chosen run was not converted."));
        setPrimary(tr("Go to Compare"), [this] { context().goTo(Step::Compare); });
        return;
    }
    showProblem();
    const bool busy = workflow().jobs().isRunning(JobKind::Board);
    const QString board = desk_.board() ? fromText(desk_.board()->name) : QString();
    if (desk_.isLive()) {
        setResult(tr("Run %1, int8, runs on %2.").arg(workflow().compared()->run).arg(board));
        setPrimary(
            tr("Continue to Live"), [this] { context().goTo(Step::Live); }, {}, "next");
    } else if (busy) {
        setResult(tr("At work on %1.").arg(board));
        setPrimary(
            tr("Stop"), [this] { workflow().jobs().cancel(JobKind::Board); }, {}, "stop");
    } else {
        setResult(tr("Run %1 as int8 for %2.").arg(workflow().compared()->run).arg(board));
        setPrimary(tr("Deploy"), [this] { desk_.deploy(); });
    }
}

void DeployPage::showCheck() {
    const auto& check = desk_.check();
    if (!check) {
        checkResult_->dismiss();
        return;
    }
    if (check->identical) {
        checkResult_->show(MessageKind::Good,
                           tr("%1 of %1 test vectors identical, %2 layers identical")
                               .arg(check->samples)
                               .arg(check->layers),
                           {});
        return;
    }
    const Difference& first = *check->firstDifference;
    checkResult_->show(MessageKind::Error,
                       tr("First difference: layer %1 (%2), vector %3, element %4")
                           .arg(first.layer)
                           .arg(QString::fromStdString(first.op))
                           .arg(first.sample)
                           .arg(first.index),
                       tr("Host %1, board %2. Flash the firmware of this program and check again.")
                           .arg(first.host)
                           .arg(first.board));
}

Page* makeDeployPage(PageContext& context) {
    return new DeployPage(context);
}

} // namespace tmw::ui
