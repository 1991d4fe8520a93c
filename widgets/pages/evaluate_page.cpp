// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_page.h"

#include "widgets/pages/evaluate_classes.h"
#include "widgets/pages/evaluate_errors.h"
#include "widgets/pages/evaluate_inspector.h"
#include "widgets/pages/evaluate_numbers.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/figures.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/mix_ups.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr size_t kFew = 30;
constexpr std::array<SplitPart, 3> kParts{SplitPart::Test, SplitPart::Validation, SplitPart::Train};

size_t rightOnes(const ClassificationMetrics& metrics) {
    size_t right = 0;
    for (size_t i = 0; i < metrics.classes.size(); ++i)
        right += metrics.confusion[i * metrics.classes.size() + i];
    return right;
}
} // namespace

EvaluatePage::EvaluatePage(PageContext& context)
    : Page(Step::Evaluate, tr("Evaluate"), context), figures_(new Figures),
      stack_(new QStackedWidget), missing_(kindLabel("muted")),
      classes_(new EvaluateClasses(context.theming)),
      numbers_(new EvaluateNumbers(context.theming)), errors_(new EvaluateErrors(context.theming)),
      kind_(new QComboBox), part_(new QComboBox) {
    makeChoices();
    inspector_ = new EvaluateInspector(context);
    missing_->setAlignment(Qt::AlignCenter);
    missing_->setWordWrap(true);
    for (QWidget* each : std::initializer_list<QWidget*>{missing_, classes_, numbers_, errors_})
        stack_->addWidget(each);
    content()->addWidget(figures_);
    content()->addWidget(stack_, 1);
    const auto showRow = [this](size_t row) { this->context().showRow(row); };
    connect(classes_, &EvaluateClasses::rowWanted, this, showRow);
    connect(numbers_, &EvaluateNumbers::rowWanted, this, showRow);
    connect(errors_, &EvaluateErrors::rowWanted, this, showRow);
    connect(errors_, &EvaluateErrors::sampleChosen, this, &EvaluatePage::showSample);
    connect(errors_, &EvaluateErrors::percentileWanted, this, [this](double percentile) {
        workflow().document().edit(
            tr("Threshold"),
            [=](ProjectSpec& spec) { spec.settings.thresholdPercentile = percentile; },
            "eval.threshold_percentile");
    });
    connect(inspector_, &EvaluateInspector::cellWanted, classes_, &EvaluateClasses::chooseCell);
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

void EvaluatePage::makeChoices() {
    kind_->setAccessibleName(tr("Model"));
    kind_->setToolTip(tr("The run is chosen on Train"));
    part_->setAccessibleName(tr("Part of the samples"));
    kind_->addItems({QString(), QString()});
    for (const SplitPart part : kParts)
        part_->addItem(partWord(part));
    addChoice(tr("Model"), kind_);
    addChoice(tr("on"), part_);
    const auto take = [this] {
        workflow().setEvaluateChoice(
            {kind_->currentIndex() == 1 ? workflow().convertedKind() : ModelKind::Float,
             kParts[static_cast<size_t>(part_->currentIndex())]});
    };
    connect(kind_, &QComboBox::activated, this, take);
    connect(part_, &QComboBox::activated, this, take);
}

void EvaluatePage::showChoices() {
    const EvaluateChoice choice = workflow().evaluateChoice();
    const int run = workflow().run() ? workflow().run()->number : 0;
    kind_->setItemText(0, tr("run %1, float").arg(run));
    kind_->setItemText(1, tr("run %1, %2").arg(run).arg(kindText(workflow().convertedKind())));
    kind_->setCurrentIndex(choice.kind == ModelKind::Float ? 0 : 1);
    part_->setCurrentIndex(
        static_cast<int>(std::ranges::find(kParts, choice.part) - kParts.begin()));
    for (QComboBox* each : {kind_, part_})
        each->setEnabled(run > 0 && workflow().features());
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
    const Evaluation& result = done->chosen().result;
    if (result.classification)
        return classesLine(*done);
    if (result.anomalies)
        return anomalySentence(*done);
    if (const auto& metrics = result.regression)
        return tr("%1 with an RMSE of %2 on %3.")
            .arg(QString::fromStdString(done->features->targetNames.front()),
                 numberText(metrics->rmse), samplesText(result.samples, done->choice.part));
    return {};
}

QString EvaluatePage::classesLine(const Evaluated& done) const {
    const Evaluation& result = done.chosen().result;
    const ClassificationMetrics& metrics = *result.classification;
    const QString right = tr("%1 of %2 right.")
                              .arg(countText(static_cast<qint64>(rightOnes(metrics))),
                                   countText(static_cast<qint64>(result.samples)));
    const MixedPair most = mostMixedUp(metrics);
    if (most.samples == 0)
        return right;
    const auto name = [&](int index) {
        return fromText(result.labels[static_cast<size_t>(index)]);
    };
    return right + ' ' +
           tr("Most mixed up: %1 and %2 (%3 of %4).")
               .arg(name(most.first), name(most.second),
                    countText(static_cast<qint64>(most.samples)),
                    countOf(static_cast<qint64>(most.errors), tr("1 error"), tr("%1 errors")));
}

void EvaluatePage::showState() {
    const StepState state = workflow().state(Step::Evaluate);
    setResult(resultLine());
    showChoices();
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
                              : tr("Press Evaluate: the chosen run is tried on samples."));
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
        if (!run) {
            message().show(MessageKind::Note, tr("Evaluate is out of date"),
                           tr("Run %1 is no longer there.").arg(done->run));
            message().addCure(tr("Go to Train"), [this] { context().goTo(Step::Train); });
        } else if (run->number != done->run) {
            message().show(
                MessageKind::Note, tr("Evaluate is out of date"),
                tr("The chosen run is now %1; this is run %2.").arg(run->number).arg(done->run));
            message().addCure(tr("Evaluate again"), [this] { runAgain(); });
        } else if (workflow().trainedOnPresentData()) {
            message().show(MessageKind::Note, tr("Evaluate is out of date"),
                           tr("Settings of the conversion were changed since."));
            message().addCure(tr("Evaluate again"), [this] { runAgain(); });
        } else {
            message().show(MessageKind::Warning, tr("Evaluate is out of date"),
                           tr("The data changed since run %1 was trained.").arg(done->run));
            message().addCure(tr("Go to Train"), [this] { context().goTo(Step::Train); });
        }
    } else if (done && done->chosen().result.samples < kFew) {
        message().show(
            MessageKind::Warning, {},
            tr("Only %1: the 95 % interval is wide, so these figures can be far off. Give this "
               "part a larger share, or bring in more data.")
                .arg(samplesText(done->chosen().result.samples, done->choice.part)));
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
    figures_->set(figuresOf(*done));
    if (done->chosen().result.classification) {
        stack_->setCurrentWidget(classes_);
        classes_->show(*done);
    } else if (done->chosen().result.anomalies) {
        stack_->setCurrentWidget(errors_);
        errors_->show(*done);
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
    if (done && stack_->currentWidget() == classes_ && classes_->selected())
        inspector_->showClass(*done, *classes_->selected());
    else if (done && stack_->currentWidget() == numbers_ && numbers_->selected())
        inspector_->showNumber(*done, numbers_->inFloat(), numbers_->int8(), *numbers_->selected());
    else if (done && stack_->currentWidget() == errors_ && errors_->selected())
        inspector_->showError(*done, *errors_->selected());
    else
        inspector_->clear();
}

Page* makeEvaluatePage(PageContext& context) {
    return new EvaluatePage(context);
}

} // namespace tmw::ui
