// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/lockstep_panel.h"

#include "widgets/pages/beside_button.h"
#include "widgets/pages/job_line.h"
#include "widgets/pages/layer_check_table.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/panel.h"
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

GridModel* withHeads(QObject* parent) {
    auto* model = new GridModel(parent);
    model->set(layerCheckColumns(nullptr), {});
    return model;
}
} // namespace

LockstepPanel::LockstepPanel(const Theming& theming, BoardDesk& desk, Jobs& jobs, QWidget* parent)
    : QWidget(parent), desk_(desk), jobs_(jobs), seed_(new QSpinBox), samples_(new QSpinBox),
      run_(new QPushButton), result_(new MessageBar(theming)), layers_(withHeads(this)),
      table_(new LayerCheckTable("lockstep", tr("Layers"), theming, layers_)) {
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    seed_->setAccessibleName(tr("First seed"));
    samples_->setRange(1, kMostSamples);
    samples_->setValue(4);
    samples_->setAccessibleName(tr("Samples"));
    run_->setAutoDefault(false);
    result_->setContentsMargins(12, 0, 12, 8);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(8);
    head->addWidget(kindLabel("muted", tr("Samples")));
    head->addWidget(samples_);
    head->addWidget(kindLabel("muted", tr("from seed")));
    head->addWidget(seed_);
    head->addWidget(run_);
    head->addWidget(new BesideButton(desk_));
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new JobLine(jobs_, JobKind::Lockstep));
    column->addWidget(result_);
    column->addWidget(table_, 1);
    connect(run_, &QPushButton::clicked, this, &LockstepPanel::run);
    connect(&desk, &BoardDesk::changed, this, &LockstepPanel::showBoard);
    connect(&jobs, &Jobs::changed, this, &LockstepPanel::showBoard);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                bool isNumber = false;
                const int op = current.siblingAtColumn(0).data().toString().toInt(&isNumber);
                if (isNumber)
                    emit operatorChosen(op);
            });
    showBoard();
}

void LockstepPanel::setModel(std::optional<TfliteModel> model, const QString& why) {
    jobs_.cancel(JobKind::Lockstep); // of another model
    model_ = std::move(model);
    result_->dismiss();
    table_->showWhyNot(why);
    layers_->set(layerCheckColumns(nullptr), {});
    showBoard();
}

/// The board that is worked with, or the emulated one in its place, and those beside it.
QList<BoardSpot> LockstepPanel::boards() const {
    QList<BoardSpot> boards{desk_.spot()};
    if (desk_.port().isEmpty())
        boards[0].board = countingBoard(desk_.board());
    if (!boards[0].board)
        boards.clear();
    for (const BoardSpot& each : desk_.beside())
        if (!boards.contains(each))
            boards.append(each);
    return boards;
}

void LockstepPanel::showBoard() {
    const QList<BoardSpot> on = boards();
    run_->setEnabled(model_ && !on.isEmpty() && !jobs_.isRunning(JobKind::Lockstep));
    run_->setText(on.isEmpty() ? tr("Run on a board")
                               : tr("Run on %1").arg(fromText(on[0].board->title)));
    run_->setToolTip(!model_        ? tr("The model cannot run")
                     : on.isEmpty() ? tr("Choose a board")
                                    : tr("What runs on the boards now stays as it is"));
}

void LockstepPanel::run() {
    const LockstepRequest request{boards(), static_cast<uint32_t>(seed_->value()),
                                  static_cast<size_t>(samples_->value())};
    if (!model_ || request.boards.isEmpty())
        return;
    result_->dismiss();
    layers_->set(layerCheckColumns(nullptr), {});
    jobs_.start<VerifyReport>(
        JobKind::Lockstep, tr("Running in step with the boards"), this,
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
    layers_->set(layerCheckColumns(report ? &*report : nullptr),
                 report ? layerCheckRows(*report, *model_) : QList<GridRow>());
    if (!report && report.error().code() == kCancelled.code)
        return;
    if (!report)
        return result_->show(MessageKind::Error, tr("It could not be run in step"),
                             sentenceOf(report.error()));
    if (report->identical)
        return result_->show(MessageKind::Good, lockstepLine(*report), {});
    const BoardCheck* first = report->firstDifferent();
    result_->show(MessageKind::Error,
                  first ? differenceTitle(*first) : tr("Not every board could run in step"),
                  checkWords(*report, *model_));
    table_->chooseRow(firstDifferentRow(*report));
}

} // namespace tmw::ui
