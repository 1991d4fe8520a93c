// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/model_memory.h"

#include "widgets/pages/memory_views.h"
#include "widgets/pages/page.h"
#include "widgets/parts/elided_combo.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/table.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kLeftWidth = 288;
constexpr int kPlotShare = 4;
constexpr int kListShare = 3;
} // namespace

ModelMemory::ModelMemory(const Theming& theming, const BoardDesk& desk, QWidget* parent)
    : QWidget(parent), boards_(new ElidedCombo), facts_(kindLabel("value")),
      views_(new MemoryViews(theming, this)) {
    for (const BoardRow& each : tmw::boards())
        boards_->addItem(fromText(each.title), fromText(each.name));
    boards_->setAccessibleName(tr("Board"));
    boards_->setMaxVisibleItems(20);
    boards_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    facts_->setWordWrap(true);
    views_->plot()->remember("file/memory");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(choice());
    row->addWidget(views_->plot(), kPlotShare);
    row->addWidget(views_->list(), kListShare);
    connect(boards_, &QComboBox::currentIndexChanged, this, &ModelMemory::showMemory);
    connect(views_, &MemoryViews::stepChosen, this, [this](int step) {
        const auto& operators = memoryOn(*file_, board()).operators;
        if (const int op = operators.at(static_cast<size_t>(step)); op >= 0)
            emit operatorChosen(op);
    });
    connect(&desk, &BoardDesk::changed, this, [this, &desk, before = desk.board()]() mutable {
        if (desk.board() && std::exchange(before, desk.board()) != desk.board())
            showBoard(*desk.board());
    });
    if (desk.board())
        showBoard(*desk.board());
    showMemory();
}

QWidget* ModelMemory::choice() {
    auto* choice = new QWidget;
    auto* column = new QVBoxLayout(choice);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(boards_);
    column->addWidget(facts_);
    column->addWidget(views_->words());
    column->addStretch();
    QWidget* scrolled = scrolling(choice);
    scrolled->setFixedWidth(kLeftWidth);
    return scrolled;
}

const BoardRow* ModelMemory::board() const {
    const auto row = findBoard(boards_->currentData().toString().toStdString());
    return row ? *row : nullptr;
}

void ModelMemory::show(const ModelFile* file) {
    file_ = file;
    op_ = -1;
    showMemory();
}

void ModelMemory::showBoard(const BoardRow& board) {
    boards_->setCurrentIndex(boards_->findData(fromText(board.name)));
}

void ModelMemory::showOperator(int op) {
    op_ = op;
    if (file_ && !file_->memory.empty())
        views_->choose(lastStepOf(memoryOn(*file_, board()), op));
}

void ModelMemory::showMemory() {
    const bool runs = file_ && !file_->memory.empty();
    boards_->setEnabled(runs);
    facts_->setVisible(runs);
    if (!runs)
        return views_->showNothing(file_ ? tr("It cannot run on a board") : tr("No model"),
                                   file_ ? whyNotRun(*file_) : QString());
    facts_->setText(memoryLine(*file_, board()));
    views_->show(memoryOn(*file_, board()), memoryRole(*file_), arenaRoom(*file_, board()));
    showOperator(op_);
}

} // namespace tmw::ui
