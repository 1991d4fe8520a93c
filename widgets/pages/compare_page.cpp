// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/compare_page.h"

#include "widgets/pages/compare_inspector.h"
#include "widgets/pages/flips_panel.h"
#include "widgets/pages/layer_error_panel.h"
#include "widgets/pages/loss_card.h"
#include "widgets/pages/measures_panel.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/comparison_rows.h"
#include "widgets/viewmodels/number_rows.h"
#include "widgets/viewmodels/words.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace tmw::ui {

ComparePage::ComparePage(PageContext& context)
    : Page(Step::Compare, tr("Compare"), context), stack_(new QStackedWidget),
      missing_(kindLabel("muted")), measures_(new MeasuresPanel(context.theming)),
      layers_(new LayerErrorPanel(context.theming)), card_(new LossCard),
      flips_(new FlipsPanel(context.theming)), answers_(new PlotView(context.theming)),
      answersPanel_(new Panel(tr("Predictions over truth"))), samples_(new QStackedWidget),
      inspector_(new CompareInspector(workflow(), context.theming)),
      again_(addButton(tr("Convert again"))) {
    makeBody();
    connect(again_, &QPushButton::clicked, this, &ComparePage::runAgain);
    connect(layers_, &LayerErrorPanel::layerChosen, this, [this](int layer) {
        if (const Compared* done = workflow().compared())
            inspector_->show(*done, layer);
    });
    connect(measures_, &MeasuresPanel::countWanted, this,
            [this] { workflow().countInstructions(); });
    connect(card_, &LossCard::cureChosen, this, &ComparePage::apply);
    connect(card_, &LossCard::filesWanted, this, [this] {
        const auto folder = workflow().document().folder() / "models";
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
    });
    connect(&workflow(), &Workflow::comparedChanged, this, &ComparePage::showComparison);
    connect(&workflow(), &Workflow::stepsChanged, this, [this] {
        if (!isVisible())
            return;
        showState();
        compareIfFresh();
    });
    showComparison();
    showState();
}

QWidget* ComparePage::inspector() {
    return inspector_;
}

void ComparePage::makeBody() {
    answers_->setAccessibleName(tr("Predictions of both models over truth"));
    answers_->setDiagonal(true);
    answersPanel_->setBody(answers_);
    answersPanel_->setNote(tr("test split; the dotted line is the truth"));
    samples_->addWidget(flips_);
    samples_->addWidget(answersPanel_);
    samples_->setMinimumHeight(180);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(measures_);
    column->addWidget(splitter(Qt::Vertical,
                               {splitter(Qt::Horizontal, {layers_, card_}, {6, 5}), samples_},
                               {1, 1}),
                      1);
    missing_->setAlignment(Qt::AlignCenter);
    missing_->setWordWrap(true);
    stack_->addWidget(missing_);
    stack_->addWidget(scrolling(body)); // low windows scroll rather than clip
    content()->addWidget(stack_, 1);
}

void ComparePage::apply(const ConversionCure& cure) {
    workflow().document().edit(cure.words, [&](ProjectSpec& spec) {
        (void)setValue(spec.settings, cure.key, cure.value);
    });
    runAgain();
}

void ComparePage::runAgain() {
    if (workflow().run() && workflow().features())
        workflow().compare();
}

void ComparePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showState();
    compareIfFresh();
}

void ComparePage::compareIfFresh() {
    // Starting a job tells of itself before it counts as running.
    if (starting_ || !isVisible() || workflow().state(Step::Compare) != StepState::Ready)
        return;
    starting_ = true;
    workflow().compare();
    starting_ = false;
}

void ComparePage::showState() {
    const StepState state = workflow().state(Step::Compare);
    const Compared* done = workflow().compared();
    const bool comparing = workflow().jobs().isRunning(JobKind::Compare);
    const bool counting = workflow().jobs().isRunning(JobKind::Count);
    const bool current = done && workflow().run() && done->run == workflow().run()->number;
    setResult(done               ? tr("Run %1: ").arg(done->run) + costSentence(*done)
              : workflow().run() ? tr("Run %1 was not converted yet.").arg(workflow().run()->number)
                                 : tr("There is no trained run yet."));
    again_->setVisible(state == StepState::Done);
    measures_->showCounting(counting, done && done->int8Instructions);
    if (state == StepState::Empty)
        setPrimary(tr("Go to Train"), [this] { context().goTo(Step::Train); });
    else if (state == StepState::Done || (state == StepState::Running && !comparing && current))
        setPrimary(
            tr("Continue to Deploy"), [this] { context().goTo(Step::Deploy); }, {}, "next");
    else
        setPrimary(
            tr("Convert and compare"), [this] { runAgain(); },
            comparing ? tr("Converting and comparing.")
            : workflow().trainedOnPresentData() && workflow().features()
                ? QString()
                : tr("Train on the present data first."),
            "play");
    const QString kind = kindText(workflow().convertedKind());
    missing_->setText(state == StepState::Empty ? tr("Nothing to convert yet. Train a run first.")
                      : comparing
                          ? tr("Converting to float and %1 and comparing them.").arg(kind)
                          : tr("Press Convert and compare: float and %1 side by side.").arg(kind));
    showMessage();
}

void ComparePage::showMessage() {
    showProblem();
    const Compared* done = workflow().compared();
    if (workflow().problem(Step::Compare) || !done)
        return;
    const Run* run = workflow().run();
    const QString board = QString::fromStdString(workflow().spec().settings.board);
    const bool other = run && run->number != done->run;
    if (!other && !workflow().trainedOnPresentData()) {
        message().show(MessageKind::Warning, tr("Compare is out of date"),
                       (run ? tr("The data changed since run %1 was trained.")
                            : tr("Run %1 is no longer there."))
                           .arg(done->run));
        message().addCure(tr("Go to Train"), [this] { context().goTo(Step::Train); });
    } else if (other || QString::fromStdString(done->board) != board) {
        message().show(
            MessageKind::Note, tr("Compare is out of date"),
            other ? tr("The chosen run is now %1; this is run %2.").arg(run->number).arg(done->run)
                  : tr("The chosen board is now %1; this is for %2.")
                        .arg(board, QString::fromStdString(done->board)));
        message().addCure(tr("Convert and compare"), [this] { runAgain(); });
    } else if (run && done->conversion != conversionText(workflow().spec().settings)) {
        message().show(MessageKind::Note, tr("Compare is out of date"),
                       tr("Settings of the conversion were changed since."));
        message().addCure(tr("Convert and compare"), [this] { runAgain(); });
    } else if (!done->countTrouble.isEmpty()) {
        message().show(MessageKind::Warning, tr("Instructions could not be counted"),
                       done->countTrouble);
    }
}

void ComparePage::showComparison() {
    const Compared* done = workflow().compared();
    stack_->setCurrentIndex(done ? 1 : 0);
    if (!done) {
        shown_ = {};
        return;
    }
    measures_->show(*done);
    // Counted instructions change the measures alone: a choice made meanwhile stays.
    const auto key = std::tuple(done->models[0].model.sha256(), done->models[1].model.sha256(),
                                done->conversion, done->features.get());
    if (key == shown_)
        return;
    shown_ = key;
    layers_->show(*done);
    card_->show(*done, workflow().spec().settings);
    showSamples();
}

void ComparePage::showSamples() {
    const Compared& done = *workflow().compared();
    if (done.comparison.flips) {
        const Flips& flips = *done.comparison.flips;
        samples_->setVisible(flips.firstOnlyRight + flips.secondOnlyRight > 0);
        flips_->show(done);
        samples_->setCurrentWidget(flips_);
        return;
    }
    const QString name = QString::fromStdString(done.features->targetNames.front());
    std::vector<ShownSeries> both;
    const auto add = [&](const ComparedModel& model, const QString& title, SeriesRole role) {
        ShownSeries series{title, role, SeriesForm::Points, {}, {}};
        for (const NumberAnswer& answer :
             numberAnswers(*done.features, done.features->split.test, model.answers, 0)) {
            series.x.append(answer.truth);
            series.y.append(answer.predicted);
        }
        both.push_back(std::move(series));
    };
    add(done.comparison.inFloat, tr("float"), SeriesRole::Float);
    add(done.comparison.int8, kindText(done.comparison.kind), SeriesRole::Int8);
    samples_->setVisible(true);
    answers_->remember("compare/answers/" + name);
    answers_->setAxes(tr("True %1").arg(name), tr("Predicted %1").arg(name));
    answers_->setSeries(std::move(both));
    samples_->setCurrentWidget(answersPanel_);
}

Page* makeComparePage(PageContext& context) {
    return new ComparePage(context);
}

} // namespace tmw::ui
