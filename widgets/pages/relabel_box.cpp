// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/relabel_box.h"

#include "core/project/corrections.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tmw::ui {

RelabelBox::RelabelBox(Workflow& workflow, QWidget* parent)
    : QWidget(parent), workflow_(workflow), words_(kindLabel("muted")), classes_(new QComboBox),
      relabel_(new QPushButton(tr("Relabel"))) {
    words_->setWordWrap(true);
    classes_->setAccessibleName(tr("Its class"));
    classes_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(words_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(classes_, 1);
    row->addWidget(relabel_);
    column->addLayout(row);
    connect(relabel_, &QPushButton::clicked, this, &RelabelBox::relabel);
    connect(classes_, &QComboBox::currentIndexChanged, this, &RelabelBox::showState);
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &RelabelBox::showState);
}

const LabelCorrection* RelabelBox::correction() const {
    return dataset_ ? correctionOf(workflow_.spec().corrections, *dataset_, row_) : nullptr;
}

void RelabelBox::show(const Evaluated& evaluated, uint32_t sample) {
    const Features& features = *evaluated.features;
    dataset_.reset(); // filling the list is no choice
    classes_->clear();
    for (const std::string& name : features.classNames)
        classes_->addItem(fromText(name));
    dataset_ = evaluated.dataset;
    row_ = features.sourceRow[sample];
    label_ = fromText(features.classNames[static_cast<size_t>(features.labels[sample])]);
    const LabelCorrection* made = correction();
    classes_->setCurrentText(made ? fromText(made->now) : label_);
    showState();
}

void RelabelBox::showState() {
    if (!dataset_)
        return;
    const LabelCorrection* made = correction();
    const QString now = made ? fromText(made->now) : label_;
    if (made && now != label_)
        words_->setText(tr("Now %1. Train again, so that the run knows it.").arg(now));
    else if (made)
        words_->setText(tr("The file has %1.").arg(fromText(made->was)));
    else
        words_->setText(tr("The file keeps its label, and the change can be undone. A new label "
                           "changes what is trained and tested."));
    const auto locked = workflow_.document().whyReadOnly();
    const bool another = classes_->currentText() != now;
    relabel_->setEnabled(another && !locked);
    relabel_->setToolTip(locked     ? sentenceOf(*locked)
                         : !another ? tr("Choose another class first")
                                    : QString());
}

void RelabelBox::relabel() {
    const QString now = classes_->currentText();
    auto made = correctionFor(*dataset_, row_, now.toStdString());
    if (!made)
        return;
    workflow_.document().edit(
        tr("Relabel row %1 as %2").arg(countText(static_cast<qint64>(row_) + 1), now),
        [&](ProjectSpec& spec) { addCorrection(spec.corrections, std::move(*made)); });
}

} // namespace tmw::ui
