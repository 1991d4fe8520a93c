// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/loss_card.h"

#include "widgets/viewmodels/comparison_rows.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tmw::ui {

LossCard::LossCard(QWidget* parent)
    : Panel(tr("Where and why"), parent), cause_(new QLabel), flips_(new QLabel),
      tried_(kindLabel("muted")), cures_(new QVBoxLayout), files_(kindLabel("muted")) {
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    for (QLabel* each : {cause_, flips_, tried_}) {
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(each);
    }
    cures_->setSpacing(4);
    column->addLayout(cures_);
    auto* files = new QPushButton(tr("Show files"));
    files->setProperty("kind", "small");
    connect(files, &QPushButton::clicked, this, &LossCard::filesWanted);
    auto* line = new QHBoxLayout;
    files_->setWordWrap(true);
    line->addWidget(files_, 1);
    line->addWidget(files);
    column->addLayout(line);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    setBody(scroll);
    setMinimumHeight(170);
}

void LossCard::show(const Compared& compared, const Settings& settings) {
    cause_->setText(causeSentence(compared.loss, compared.comparison.kind));
    flips_->setText(flipsSentence(compared.comparison));
    flips_->setVisible(!flips_->text().isEmpty());
    showCures(curesOf(compared, settings));
    tried_->setText(tr("Cures, tried on the validation split just now"));
    tried_->setVisible(compared.tried.has_value());
    QStringList names;
    for (const ConvertedModel& model : compared.models)
        names.append(QString::fromStdString(model.file.filename().string()));
    files_->setText(tr("Files: %1").arg(names.join(", ")));
}

void LossCard::showCures(const QList<ConversionCure>& cures) {
    while (QLayoutItem* old = cures_->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater(); // its button may be the one that asks
        delete old;
    }
    for (const ConversionCure& cure : cures) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* words = new QLabel(cure.words);
        words->setWordWrap(true);
        auto* apply = new QPushButton(tr("Apply"));
        apply->setProperty("kind", "small");
        apply->setAccessibleName(tr("Apply: %1").arg(cure.words));
        line->addWidget(words, 1);
        line->addWidget(kindLabel("value", cure.gain));
        line->addWidget(apply);
        connect(apply, &QPushButton::clicked, this, [this, cure] { emit cureChosen(cure); });
        cures_->addWidget(row);
    }
}

} // namespace tmw::ui
