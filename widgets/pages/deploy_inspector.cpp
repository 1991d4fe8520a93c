// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/deploy_inspector.h"

#include "widgets/parts/panel.h"
#include "widgets/viewmodels/board_facts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace tmw::ui {

DeployInspector::DeployInspector(PageContext& context, QWidget* parent)
    : InspectorColumn(parent), desk_(context.desk), facts_(new PairList), health_(new PairList),
      warning_(kindLabel("warning")), faults_(new QLineEdit) {
    addSection(tr("Board"));
    add(facts_);
    auto* change = new QPushButton(tr("Change board..."));
    change->setProperty("kind", "small");
    connect(change, &QPushButton::clicked, this, [&context] { context.chooseBoard(); });
    add(change);
    addSection(tr("Health"));
    add(health_);
    warning_->setWordWrap(true);
    add(warning_);
    auto* ask = new QPushButton(tr("Ask again"));
    ask->setProperty("kind", "small");
    connect(ask, &QPushButton::clicked, &desk_, &BoardDesk::askStatus);
    add(ask);
    addSection(tr("Bad line, for trying"));
    faults_->setPlaceholderText("drop=0.001,flip=0.001");
    faults_->setAccessibleName(tr("Bad line, for trying"));
    faults_->setToolTip(tr("Chances per byte of drop, flip, duplicate, reorder, stall, disconnect; "
                           "delay_ms and seed. Uploads and predictions stay right."));
    connect(faults_, &QLineEdit::editingFinished, this, &DeployInspector::takeFaults);
    add(faults_);
    addStretch();
    connect(&desk_, &BoardDesk::changed, this, &DeployInspector::showAll);
    showAll();
}

void DeployInspector::takeFaults() {
    const bool known = desk_.setFaults(faults_->text());
    faults_->setProperty("wrong", !known);
    faults_->style()->polish(faults_);
}

void DeployInspector::showAll() {
    for (const BoardFact& fact : boardFacts(desk_))
        facts_->set(fact.name, fact.value);
    for (const BoardFact& fact : healthFacts(desk_))
        health_->set(fact.name, fact.value);
    warning_->setText(healthWarning(desk_));
    warning_->setVisible(!warning_->text().isEmpty());
    if (faults_->text() != desk_.faults() && !faults_->hasFocus())
        faults_->setText(desk_.faults());
}

} // namespace tmw::ui
