// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/fast_plan_form.h"

#include "widgets/pages/settings_form.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/fast_plan.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr const char* kKey = "convert.fast";
}

FastPlanForm::FastPlanForm(Workflow& workflow, QWidget* parent)
    : QWidget(parent), workflow_(workflow), form_(new SettingsForm(workflow.document(), kKey)),
      facts_(new PairList), note_(kindLabel("note")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(form_);
    column->addWidget(facts_);
    column->addWidget(note_);
    note_->setWordWrap(true);
    connect(&workflow, &Workflow::comparedChanged, this, &FastPlanForm::show);
    connect(&workflow, &Workflow::stepsChanged, this, &FastPlanForm::show);
    show();
}

void FastPlanForm::show() {
    const FastPlanChoice choice = fastPlanChoice(workflow_);
    QWidget* box = form_->field(kKey);
    box->setEnabled(choice.offered || workflow_.spec().settings.fast);
    box->setAccessibleDescription(choice.note);
    facts_->setAll(choice.facts);
    facts_->setVisible(!choice.facts.isEmpty());
    note_->setText(choice.note);
}

} // namespace tmw::ui
