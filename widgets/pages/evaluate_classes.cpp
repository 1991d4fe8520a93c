// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_classes.h"

#include "widgets/parts/confusion_view.h"
#include "widgets/parts/figures.h"
#include "widgets/parts/segments.h"
#include "widgets/parts/splitter.h"
#include "widgets/parts/table.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

EvaluateClasses::EvaluateClasses(const Theming& theming, QWidget* parent)
    : QWidget(parent), matrix_(new ConfusionModel(this)),
      matrixView_(new ConfusionView(matrix_, theming)), classModel_(new GridModel(this)),
      cellModel_(new GridModel(this)),
      cellTable_(new Table(cellModel_, "cell", tr("Samples of the cell"), GridModel::kSortRole)),
      bars_(new ShareBars(theming)), matrixPanel_(new Panel(tr("Confusion matrix"))),
      cellPanel_(new Panel(tr("Samples"))), samplePanel_(new Panel(tr("Class probability"))),
      showRow_(new QPushButton(tr("Show in Data"))) {
    classModel_->set(classColumns(), {});
    cellModel_->set(cellColumns(), {});
    auto* classTable = new Table(classModel_, "classes", tr("Classes"), GridModel::kSortRole);
    classTable->setAccessibleName(tr("Recall and precision of each class"));
    classTable->setWideColumn(0);
    cellTable_->setWideColumn(2);
    cellTable_->setAccessibleName(tr("Samples of the chosen cell"));
    matrixPanel_->setBody(matrixBody());
    addTools();
    auto* classPanel = new Panel(tr("Classes"));
    classPanel->setBody(classTable);
    cellPanel_->setBody(cellTable_);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    auto* inner = new QWidget;
    auto* rows = new QVBoxLayout(inner);
    rows->setContentsMargins(8, 12, 8, 8);
    rows->addWidget(bars_);
    rows->addStretch();
    scroll->setWidget(inner);
    samplePanel_->setBody(scroll);
    for (Panel* each : {classPanel, cellPanel_, samplePanel_})
        each->setMinimumHeight(100);
    matrixPanel_->setMinimumHeight(190);
    auto* left = splitter(Qt::Vertical, {matrixPanel_, classPanel}, {3, 1});
    auto* right = splitter(Qt::Vertical, {cellPanel_, samplePanel_}, {3, 2});
    auto* line = new QVBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(splitter(Qt::Horizontal, {left, right}, {1, 1}));
    connect(matrixView_, &ConfusionView::cellChosen, this, &EvaluateClasses::showCell);
    connect(cellTable_, &Table::rowSelected, this, &EvaluateClasses::showSample);
}

QWidget* EvaluateClasses::matrixBody() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(2);
    auto* across = kindLabel("note", tr("true down, predicted across"));
    across->setAlignment(Qt::AlignHCenter);
    column->addWidget(across);
    column->addWidget(matrixView_, 1);
    return box;
}

void EvaluateClasses::addTools() {
    auto* shown = new Segments({tr("Count and %"), tr("Count"), tr("Row %")});
    matrixPanel_->addTool(shown);
    connect(shown, &Segments::chosen, this,
            [this](int index) { matrix_->setShown(static_cast<ConfusionModel::Shown>(index)); });
    showRow_->setProperty("kind", "small");
    showRow_->setAutoDefault(false);
    samplePanel_->addTool(showRow_);
    connect(showRow_, &QPushButton::clicked, this, [this] {
        if (const ClassAnswer* answer = selected())
            emit rowWanted(features_->sourceRow[answer->sample]);
    });
}

void EvaluateClasses::chooseCell(int truth, int predicted) {
    matrixView_->setCurrentIndex(matrix_->index(truth, predicted));
}

void EvaluateClasses::show(const Evaluated& evaluated) {
    features_ = evaluated.features;
    all_ = classAnswers(*features_, evaluated.part(), evaluated.chosen().predictions);
    matrix_->set(evaluated.chosen().result);
    classModel_->set(classColumns(), classRows(evaluated.chosen().result));
    matrixPanel_->setNote(samplesText(all_.size(), evaluated.choice.part));
    matrixView_->setCurrentIndex(matrix_->worstCell());
}

void EvaluateClasses::showCell(int truth, int predicted) {
    if (!features_ || truth >= matrix_->classes() || predicted >= matrix_->classes())
        return;
    row_ = -1;
    cell_ = answersOfCell(all_, truth, predicted);
    cellModel_->set(cellColumns(), cellRows(*features_, cell_));
    cellPanel_->setTitle(
        truth == predicted
            ? tr("%1, told rightly").arg(matrix_->name(truth))
            : tr("True %1, predicted %2").arg(matrix_->name(truth), matrix_->name(predicted)));
    cellPanel_->setNote(cell_.size() == 1
                            ? tr("1 sample")
                            : tr("%1 samples").arg(countText(static_cast<qint64>(cell_.size()))));
    if (cell_.empty())
        showSample(-1);
    else
        cellTable_->selectRow(0);
}

const ClassAnswer* EvaluateClasses::selected() const {
    return row_ >= 0 && row_ < static_cast<int>(cell_.size()) ? &cell_[static_cast<size_t>(row_)]
                                                              : nullptr;
}

void EvaluateClasses::showSample(int row) {
    row_ = row;
    QList<ShareBars::Bar> bars;
    if (const ClassAnswer* answer = selected()) {
        for (int i = 0; i < matrix_->classes(); ++i) {
            QStringList notes;
            if (i == answer->predicted)
                notes.append(tr("predicted"));
            if (i == answer->truth)
                notes.append(tr("true"));
            bars.append({matrix_->name(i), answer->probabilities[static_cast<size_t>(i)],
                         notes.join(", ")});
        }
        std::stable_sort(bars.begin(), bars.end(),
                         [](const auto& a, const auto& b) { return a.share > b.share; });
        samplePanel_->setNote(tr("row %1, sample %2 of %3")
                                  .arg(countText(rowNumber(*features_, answer->sample)))
                                  .arg(row + 1)
                                  .arg(cell_.size()));
    } else {
        samplePanel_->setNote(tr("no sample in this cell"));
    }
    showRow_->setEnabled(selected() != nullptr);
    bars_->set(std::move(bars));
    emit sampleChosen();
}

} // namespace tmw::ui
