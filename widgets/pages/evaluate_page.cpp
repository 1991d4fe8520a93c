// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_page.h"

#include "widgets/pages/evaluate_classes.h"
#include "widgets/pages/evaluate_inspector.h"
#include "widgets/pages/evaluate_numbers.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/figures.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr size_t kFew = 30;
} // namespace

EvaluatePage::EvaluatePage(PageContext& context)
    : Page(Step::Evaluate, tr("Evaluate"), context), figures_(new Figures),
      stack_(new QStackedWidget), missing_(kindLabel("muted")),
      classes_(new EvaluateClasses(context.theming)),
      numbers_(new EvaluateNumbers(context.theming)), again_(addButton(tr("Evaluate again"))),
      inspector_(new EvaluateInspector) {
    missing_->setAlignment(Qt::AlignCenter);
    missing_->setWordWrap(true);
    for (QWidget* each : std::initializer_list<QWidget*>{missing_, classes_, numbers_})
        stack_->addWidget(each);
    content()->addWidget(figures_);
    content()->addWidget(stack_, 1);
    connect(again_, &QPushButton::clicked, this, &EvaluatePage::runAgain);
    connect(classes_, &EvaluateClasses::sampleChosen, this, &EvaluatePage::showSample);
    connect(numbers_, &EvaluateNumbers::sampleChosen, this, &EvaluatePage::showSample);
    connect(&workflow(), &Workflow::evaluatedChanged, this, &EvaluatePage::showEvaluation);
    connect(&workflow(), &Workflow::stepsChanged, this, [this] {
        if (!isVisible())
            return;
        showState();
        evaluateIfFresh();
    });
    showEvaluation();
    showState();
}

void EvaluatePage::runAgain() {
    if (workflow().run() && workflow().features())
        workflow().evaluate();
}

void EvaluatePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showState();
    evaluateIfFresh();
}

void EvaluatePage::evaluateIfFresh() {
    // Starting a job tells of itself before it counts as running.
    if (starting_ || !isVisible() || workflow().state(Step::Evaluate) != StepState::Ready)
        return;
    starting_ = true;
    workflow().evaluate();
    starting_ = false;
}

QString EvaluatePage::resultLine() const {
    const Evaluated* done = workflow().evaluated();
    if (!done)
        return workflow().run() ? tr("Run %1 was not evaluated yet.").arg(workflow().run()->number)
                                : tr("There is no trained run yet.");
    const auto samples = static_cast<qint64>(done->result.samples);
    if (const auto& metrics = done->result.classification)
        return tr("Run %1: accuracy %2 on the test split.")
            .arg(done->run)
            .arg(accuracyText(metrics->accuracy, done->result.samples));
    if (const auto& metrics = done->result.regression)
        return tr("Run %1 predicts %2 with an RMSE of %3 on %4 test samples.")
            .arg(done->run)
            .arg(QString::fromStdString(done->features->targetNames.front()),
                 numberText(metrics->rmse), countText(samples));
    return {};
}

void EvaluatePage::showState() {
    const StepState state = workflow().state(Step::Evaluate);
    setResult(resultLine());
    again_->setVisible(state == StepState::Done);
    switch (state) {
    case StepState::Empty:
        setPrimary(tr("Go to Train"), [this] { context().goTo(Step::Train); });
        break;
    case StepState::Done:
        setPrimary(
            tr("Continue to Compare"), [this] { context().goTo(Step::Compare); }, {}, "next");
        break;
    case StepState::Running:
        setPrimary(tr("Evaluate"), {}, tr("Evaluating."));
        break;
    default: {
        const bool fresh = workflow().trainedOnPresentData() && workflow().features();
        setPrimary(
            tr("Evaluate"), [this] { runAgain(); },
            fresh ? QString() : tr("Train on the present data first."), "play");
    }
    }
    if (!workflow().evaluated())
        missing_->setText(state == StepState::Empty
                              ? tr("Nothing to evaluate yet. Train a run first: it is then tried "
                                   "on samples that it has never seen.")
                              : tr("Press Evaluate: the chosen run is tried on the test split."));
    showMessage();
}

void EvaluatePage::showMessage() {
    showProblem();
    if (workflow().problem(Step::Evaluate))
        return;
    const Evaluated* done = workflow().evaluated();
    const StepState state = workflow().state(Step::Evaluate);
    if (done && state == StepState::Stale) {
        const Run* run = workflow().run();
        if (run && run->number != done->run) {
            message().show(
                MessageKind::Note, tr("Evaluate is out of date"),
                tr("The chosen run is now %1; this is run %2.").arg(run->number).arg(done->run));
            message().addCure(tr("Evaluate again"), [this] { runAgain(); });
        } else {
            message().show(MessageKind::Warning, tr("Evaluate is out of date"),
                           tr("The data changed since run %1 was trained.").arg(done->run));
            message().addCure(tr("Go to Train"), [this] { context().goTo(Step::Train); });
        }
    } else if (done && done->result.samples < kFew) {
        message().show(
            MessageKind::Warning, {},
            tr("Only %1 test samples: the 95 % interval is wide, so these figures can be "
               "far off. Give the test split a larger share, or bring in more data.")
                .arg(done->result.samples));
        message().addCure(tr("Go to Data"), [this] { context().goTo(Step::Data); });
    }
}

void EvaluatePage::showEvaluation() {
    const Evaluated* done = workflow().evaluated();
    figures_->setVisible(done != nullptr);
    if (!done) {
        stack_->setCurrentWidget(missing_);
        showSample();
        return;
    }
    figures_->set(figuresOf(done->result, done->int8 ? &done->int8->result : nullptr));
    if (done->result.classification) {
        stack_->setCurrentWidget(classes_);
        classes_->show(*done);
    } else {
        stack_->setCurrentWidget(numbers_);
        numbers_->show(*done);
    }
    showSample();
}

QWidget* EvaluatePage::inspector() {
    return inspector_;
}

void EvaluatePage::showSample() {
    const Evaluated* done = workflow().evaluated();
    const Dataset* dataset = workflow().dataset();
    inspector_->setPictures(dataset && dataset->array && dataset->array->isImage() ? dataset->array
                                                                                   : nullptr);
    if (done && stack_->currentWidget() == classes_ && classes_->selected())
        inspector_->showClass(*done->features, *classes_->selected());
    else if (done && stack_->currentWidget() == numbers_ && numbers_->selected())
        inspector_->showNumber(*done->features, numbers_->inFloat(), numbers_->int8(),
                               done->int8 ? done->int8->step : 0, *numbers_->selected());
    else
        inspector_->clear();
}

Page* makeEvaluatePage(PageContext& context) {
    return new EvaluatePage(context);
}

} // namespace tmw::ui
