// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/fit_panel.h"

#include "widgets/pages/memory_panel.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tmw::ui {

FitPanel::FitPanel(PageContext& context, QWidget* parent)
    : QWidget(parent), workflow_(context.workflow), theming_(context.theming), fit_(context.fit),
      boards_(new QComboBox), facts_(kindLabel("note")), floats_(kindLabel("note")),
      memory_(new MemoryPanel(context.theming)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(boardView());
    column->addWidget(memory_, 1);
    fillBoards();
    connect(boards_, &QComboBox::activated, this, &FitPanel::chooseBoard);
    connect(&workflow_.document(), &ProjectDocument::specChanged, this, &FitPanel::showBoard);
    connect(&fit_, &FitCheck::changed, this, &FitPanel::showFit);
    showBoard();
    showFit();
}

void FitPanel::focusBoards() {
    boards_->setFocus();
    boards_->showPopup();
}

QWidget* FitPanel::boardView() {
    auto* panel = new Panel(tr("Fit"));
    panel->setNote(tr("computed, before any training"));
    boards_->setAccessibleName(tr("Board"));
    boards_->setMaxVisibleItems(20);
    QVBoxLayout* column = panel->bodyLayout();
    auto* line = new QHBoxLayout;
    auto* name = kindLabel("muted", tr("Board"));
    name->setFixedWidth(60);
    name->setBuddy(boards_);
    line->addWidget(name);
    line->addWidget(boards_, 1);
    column->addLayout(line);
    facts_->setContentsMargins(66, 0, 0, 0);
    facts_->setWordWrap(true);
    column->addWidget(facts_);
    flash_ = addLine(column, tr("Flash"));
    ram_ = addLine(column, tr("RAM"));
    floats_->setWordWrap(true);
    column->addWidget(floats_);
    return panel;
}

FitPanel::Line FitPanel::addLine(QVBoxLayout* column, const QString& title) {
    Line line{kindLabel("value"), new MemoryBar(theming_), kindLabel("note")};
    auto* head = new QHBoxLayout;
    auto* name = kindLabel("value", title);
    name->setFixedWidth(60);
    head->addWidget(name);
    head->addWidget(line.bar, 1);
    line.numbers->setMinimumWidth(124);
    line.numbers->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(line.numbers);
    column->addLayout(head);
    line.parts->setContentsMargins(66, 0, 0, 0);
    column->addWidget(line.parts);
    return line;
}

void FitPanel::fillBoards() {
    for (const BoardRow& board : boards()) {
        QString title = fromText(board.title);
        if (board.emulated)
            title += tr(", emulated");
        boards_->addItem(title, fromText(board.name));
    }
}

void FitPanel::chooseBoard(int index) {
    const std::string name = boards_->itemData(index).toString().toStdString();
    workflow_.document().edit(
        tr("Board"), [&](ProjectSpec& spec) { (void)setValue(spec.settings, "board", name); });
}

void FitPanel::showBoard() {
    const QSignalBlocker blocked(boards_);
    const std::string& name = workflow_.spec().settings.board;
    boards_->setCurrentIndex(boards_->findData(QString::fromStdString(name)));
    const auto board = findBoard(name);
    facts_->setText(!board ? sentenceOf(board.error())
                           : tr("%1, %2 KB flash, %3 KB RAM")
                                 .arg(fromText((*board)->cpu), wholeKiloText((*board)->flashBytes),
                                      wholeKiloText((*board)->ramBytes)));
}

void FitPanel::showLine(Line& line, const QString& title, const std::optional<MemoryFit>& fit) {
    line.bar->setVisible(true);
    if (!fit) {
        line.bar->setBytes(0, 0, 0);
        line.numbers->setText(QStringLiteral("-"));
        line.numbers->setProperty("kind", "value");
        line.parts->clear();
    } else {
        const uint64_t firmware = fit->firmwareBytes.value_or(0);
        line.bar->setBytes(firmware, fit->modelBytes, fit->availableBytes);
        line.numbers->setText(
            tr("%1 of %2 KB")
                .arg(wholeKiloText(fit->neededBytes()), wholeKiloText(fit->availableBytes)));
        line.numbers->setProperty("kind", line.bar->isOver() ? "wrong" : "value");
        line.parts->setText(
            fit->firmwareBytes
                ? tr("model %1, firmware %2").arg(bytesText(fit->modelBytes), bytesText(firmware))
                : tr("model %1, firmware not known").arg(bytesText(fit->modelBytes)));
    }
    line.bar->setAccessibleName(title + ' ' + line.numbers->text());
    line.numbers->style()->unpolish(line.numbers);
    line.numbers->style()->polish(line.numbers);
}

void FitPanel::showFit() {
    const FitFigures* figures = fit_.figures();
    memory_->show(figures);
    const bool known = figures && figures->int8;
    showLine(flash_, tr("Flash"), known ? std::optional(figures->int8->flash) : std::nullopt);
    showLine(ram_, tr("RAM"), known ? std::optional(figures->int8->ram) : std::nullopt);
    floats_->setText(
        figures
            ? tr("%1: plan %2, arena %3. As float: plan %4, arena %5.")
                  .arg(figures->kind, bytesText(figures->planBytes), bytesText(figures->arenaBytes),
                       bytesText(figures->floatPlanBytes), bytesText(figures->floatArenaBytes))
            : QString());
}

} // namespace tmw::ui
