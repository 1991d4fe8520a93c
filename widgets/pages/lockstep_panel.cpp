// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/lockstep_panel.h"

#include "widgets/parts/message_bar.h"
#include "widgets/parts/mono_delegate.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/difference_words.h"
#include "widgets/viewmodels/lockstep.h"
#include "widgets/viewmodels/model_file.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace tmw::ui {

namespace {
constexpr int kMostSamples = 1000;
}

LockstepPanel::LockstepPanel(const Theming& theming, BoardDesk& desk, Jobs& jobs, QWidget* parent)
    : QWidget(parent), desk_(desk), jobs_(jobs), seed_(new QSpinBox), samples_(new QSpinBox),
      run_(new QPushButton), result_(new MessageBar(theming)), layers_(new GridModel(this)),
      table_(new RowTable("lockstep", tr("Layers"))) {
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    seed_->setAccessibleName(tr("First seed"));
    samples_->setRange(1, kMostSamples);
    samples_->setValue(4);
    samples_->setAccessibleName(tr("Samples"));
    run_->setAutoDefault(false);
    layers_->set(layerCheckColumns(), {});
    table_->setModel(layers_);
    table_->setWideColumn(5);
    for (const int column : {kHostCrcColumn, kBoardCrcColumn})
        table_->setItemDelegateForColumn(column, new MonoDelegate(table_));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(8);
    head->addWidget(kindLabel("muted", tr("Samples")));
    head->addWidget(samples_);
    head->addWidget(kindLabel("muted", tr("from seed")));
    head->addWidget(seed_);
    head->addWidget(run_);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(result_);
    column->addWidget(table_, 1);
    connect(run_, &QPushButton::clicked, this, &LockstepPanel::run);
    connect(&desk, &BoardDesk::changed, this, &LockstepPanel::showBoard);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                bool isNumber = false;
                const int op = current.siblingAtColumn(0).data().toString().toInt(&isNumber);
                if (isNumber)
                    emit operatorChosen(op);
            });
    showBoard();
}

void LockstepPanel::setModel(std::optional<TfliteModel> model) {
    model_ = std::move(model);
    result_->dismiss();
    layers_->set(layerCheckColumns(), {});
    showBoard();
}

void LockstepPanel::showBoard() {
    const BoardRow* board = desk_.port().isEmpty() ? countingBoard(desk_.board()) : desk_.board();
    run_->setEnabled(model_ && board);
    run_->setText(board ? tr("Run on %1").arg(fromText(board->title)) : tr("Run on a board"));
    run_->setToolTip(!model_  ? tr("The model cannot run")
                     : !board ? tr("Choose a board")
                              : tr("What runs on the board now stays as it is"));
}

void LockstepPanel::run() {
    LockstepRequest request{desk_.port().isEmpty() ? countingBoard(desk_.board()) : desk_.board(),
                            desk_.port(), static_cast<uint32_t>(seed_->value()),
                            static_cast<size_t>(samples_->value())};
    if (!model_ || !request.board)
        return;
    run_->setEnabled(false);
    jobs_.start<VerifyReport>(
        JobKind::Lockstep, tr("Running in step with the board"), this,
        [model = *model_, request](std::stop_token stop, const Progress& progress) {
            return runLockstep(model, request, progress, stop);
        },
        [this, of = model_->sha256()](const Result<VerifyReport>& report) {
            if (model_ && model_->sha256() == of)
                show(report);
        });
}

void LockstepPanel::show(const Result<VerifyReport>& report) {
    showBoard();
    layers_->set(layerCheckColumns(), report ? layerCheckRows(*report, *model_) : QList<GridRow>());
    if (!report)
        result_->show(MessageKind::Error, tr("It could not be run in step"),
                      sentenceOf(report.error()));
    else if (report->identical)
        result_->show(MessageKind::Good, lockstepLine(*report), {});
    else {
        const Difference& first = *report->firstDifference;
        result_->show(MessageKind::Error, differenceTitle(first),
                      differenceValues(first, *model_) + '\n' + arithmeticOf(*report, *model_));
        table_->chooseRow(layers_->rowCount() - 1);
    }
}

} // namespace tmw::ui
