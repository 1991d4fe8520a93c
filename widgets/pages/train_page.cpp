// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train_page.h"

#include "core/project/resume.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/rate_panel.h"
#include "widgets/pages/runs_panel.h"
#include "widgets/pages/settings_form.h"
#include "widgets/pages/train_curves.h"
#include "widgets/viewmodels/runs_model.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kFrame = 33; // milliseconds: thirty times a second
}

TrainPage::TrainPage(PageContext& context)
    : Page(Step::Train, tr("Train"), context), curves_(new TrainCurves(context.theming)),
      rates_(new RatePanel(context.theming)),
      runs_(new RunsPanel(context.workflow, context.theming)),
      findRate_(addButton(tr("Find rate"))), again_(addButton(tr("Train again"))),
      goOn_(addButton(tr("Go on"))), queue_(addButton(tr("Add to queue"))) {
    makeInspector();
    dimOnly({curves_}); // another run may be chosen instead
    content()->addWidget(splitter(Qt::Vertical, {curves_, rates_, runs_}, {9, 9, 4}), 1);
    showRates(false);
    findRate_->setToolTip(tr("Tries growing learning rates on new weights and suggests one"));
    connect(findRate_, &QPushButton::clicked, &workflow(), &Workflow::testRates);
    connect(&workflow(), &Workflow::rateTestChanged, this, &TrainPage::showRateTest);
    connect(rates_, &RatePanel::chosen, this, [this](double rate) {
        form_->enter("train.rate", QString::number(rate, 'g', 6));
        showRates(false);
    });
    connect(rates_, &RatePanel::closed, this, [this] { showRates(false); });
    connect(again_, &QPushButton::clicked, this, &TrainPage::runAgain);
    connect(goOn_, &QPushButton::clicked, this, [this] { workflow().train(true); });
    queue_->setToolTip(tr("Trains with the settings as they are now, after the run at work"));
    connect(queue_, &QPushButton::clicked, &workflow(), &Workflow::queueTraining);
    drawing_.setSingleShot(true);
    drawing_.setInterval(kFrame);
    connect(&drawing_, &QTimer::timeout, this, [this] {
        showCurves();
        showFacts();
        showState();
    });
    const auto drawSoon = [this] {
        if (!drawing_.isActive())
            drawing_.start();
    };
    connect(runs_, &RunsPanel::selectionChanged, this, &TrainPage::showCurves);
    connect(&workflow(), &Workflow::epochDone, this, drawSoon);
    connect(&workflow(), &Workflow::stepsChanged, this,
            [this, drawSoon] { workflow().training() ? drawSoon() : showState(); });
    for (auto signal : {&Workflow::trainingChanged, &Workflow::runsChanged, &Workflow::dataChanged})
        connect(&workflow(), signal, this, [this] {
            showCurves();
            showFacts();
            showState();
        });
    showCurves();
    showState();
}

void TrainPage::makeInspector() {
    auto* column = new InspectorColumn;
    form_ = new SettingsForm(workflow().document(), "train.");
    facts_ = new PairList;
    column->addSection(tr("Next run"));
    column->add(form_);
    column->addSection(tr("Augmentation"));
    augmentation_ = new SettingsForm(workflow().document(), "augment.");
    column->add(augmentation_);
    connect(&workflow(), &Workflow::dataChanged, this, &TrainPage::offerAugmentation);
    offerAugmentation();
    column->addSection(tr("Last training"));
    factsTitle_ = column->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly).last();
    column->add(facts_);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Settings of the next run"));
    inspector_ = scroll;
}

/// A flat row of values has no axes, a signal one.
void TrainPage::offerAugmentation() {
    const size_t rank = workflow().features() ? workflow().features()->sampleShape.size() : 1;
    QStringList idle;
    if (rank < 3)
        idle << "augment.flip"
             << "augment.mask_frequency";
    if (rank < 2)
        idle << "augment.crop"
             << "augment.shift"
             << "augment.mask_time";
    augmentation_->setIdle(idle);
}

QWidget* TrainPage::inspector() {
    return inspector_;
}

void TrainPage::runAgain() {
    if (!workflow().features() || workflow().training())
        return;
    workflow().train(false);
}

const RunRow* TrainPage::rowOf(int run) const {
    const auto& runs = workflow().runs();
    const auto at = std::find_if(runs.begin(), runs.end(),
                                 [run](const auto& row) { return row.number == run; });
    return at == runs.end() ? nullptr : &*at;
}

QString TrainPage::whyNotGoOn() const {
    const RunRow* row = workflow().run() ? rowOf(workflow().run()->number) : nullptr;
    if (!row)
        return tr("There is no run to go on from.");
    if (!row->upToDate)
        return tr("The data changed since run %1.").arg(row->number);
    const int done = row->history.empty() ? 0 : row->history.back().epoch;
    if (done >= allEpochs(workflow().spec().settings))
        return tr("Run %1 has done its %2 epochs. Set Epochs above that to go on.")
            .arg(row->number)
            .arg(countText(done));
    return {};
}

QString TrainPage::resultLine() const {
    if (!workflow().features())
        return tr("There are no samples to train on yet.");
    if (const TrainingNow* now = workflow().training()) {
        const int epoch = now->history.empty() ? 0 : now->history.back().epoch;
        QString line =
            tr("At epoch %1 of %2.").arg(countText(epoch), countText(allEpochs(now->settings)));
        if (const EpochRecord* best = bestRecord(now->history))
            line += ' ' + tr("Best validation loss %1 at epoch %2.")
                              .arg(numberText(watchedLoss(*best)), countText(best->epoch));
        return line;
    }
    const RunRow* row = workflow().run() ? rowOf(workflow().run()->number) : nullptr;
    const size_t samples = workflow().features()->split.train.size();
    if (!row)
        return tr("%1 training samples. Nothing trained yet.")
            .arg(countText(static_cast<qint64>(samples)));
    const EpochRecord* best = bestRecord(row->history, row->bestEpoch);
    QString line = tr("Run %1 is chosen: best loss %2 at epoch %3.")
                       .arg(row->number)
                       .arg(best ? numberText(watchedLoss(*best)) : QStringLiteral("-"))
                       .arg(countText(row->bestEpoch));
    if (workflow().state(Step::Train) == StepState::Stale)
        line += ' ' +
                (row->upToDate ? tr("The settings changed since.") : tr("The data changed since."));
    return line;
}

void TrainPage::showState() {
    const StepState state = workflow().state(Step::Train);
    const bool running = state == StepState::Running;
    const bool done = state == StepState::Done;
    const bool any = workflow().run() != nullptr;
    setResult(resultLine());
    findRate_->setVisible(workflow().features() && !running);
    findRate_->setEnabled(!workflow().jobs().isRunning(JobKind::RateTest));
    if (!workflow().rateTest() || running)
        showRates(false);
    again_->setVisible(done);
    goOn_->setVisible(any && !running && state != StepState::Problem);
    queue_->setVisible(running);
    const QString why = whyNotGoOn();
    goOn_->setEnabled(why.isEmpty());
    goOn_->setToolTip(why);
    if (running) {
        const auto& jobs = workflow().jobs().running();
        const bool stopping = std::any_of(jobs.begin(), jobs.end(), [](const JobInfo& job) {
            return job.kind == JobKind::Train && job.stopping;
        });
        setPrimary(
            tr("Stop and keep best"), [this] { workflow().stopTraining(); },
            stopping ? tr("Stopping: the epoch at work ends first.") : QString(), "stop");
    } else if (!workflow().features()) {
        setPrimary(tr("Go to Data"), [this] { context().goTo(Step::Data); });
    } else if (done) {
        setPrimary(
            tr("Continue to Evaluate"), [this] { context().goTo(Step::Evaluate); }, {}, "next");
    } else {
        setPrimary(
            tr("Train"), [this] { runAgain(); }, {}, "play");
    }
    showTrouble();
}

void TrainPage::showTrouble() {
    showProblem();
    const auto& problem = workflow().problem(Step::Train);
    const Run* left = workflow().interrupted();
    const Status goesOn = left ? checkInterrupted(*left, workflow().spec()) : Status();
    if (workflow().training()) {
        message().dismiss();
        showRemarks();
    } else if (problem && problem->code() == "train.not_a_number") {
        const QString rate = QString::number(workflow().spec().settings.rate / 10, 'g', 6);
        message().addCure(tr("Use %1").arg(rate), [this, rate] {
            form_->enter("train.rate", rate);
            workflow().setProblem(Step::Train, std::nullopt);
        });
        if (workflow().spec().settings.clipNorm == 0)
            message().addCure(tr("Clip at 1"), [this] {
                form_->enter("train.clip_norm", "1");
                workflow().setProblem(Step::Train, std::nullopt);
            });
    } else if (left && goesOn && !problem) {
        showInterrupted(*left);
    } else if (!problem && workflow().features() && workflow().isOutOfDate(Step::Train)) {
        const RunRow* row = rowOf(workflow().run()->number);
        message().show(MessageKind::Warning, tr("Train is out of date"),
                       (row && row->upToDate
                            ? tr("Run %1 has other layers than the page Model now. Its curves are "
                                 "kept; the next steps go on with it.")
                            : tr("Run %1 was trained on other data. Its curves are kept; the next "
                                 "steps need a run on the present data."))
                           .arg(workflow().run()->number));
        message().addCure(tr("Train again"), [this] { runAgain(); });
    } else if (left && !problem) {
        message().show(MessageKind::Note, tr("A training was interrupted"),
                       sentenceOf(goesOn.error()));
    } else if (!problem) {
        showRemarks();
    }
}

void TrainPage::showInterrupted(const Run& left) {
    const Settings& settings = workflow().spec().settings;
    const bool whole = hasAllEpochs(left, settings);
    message().show(MessageKind::Note, tr("A training was interrupted"),
                   whole ? tr("It had done all of its %1 epochs and was not yet kept as a run.")
                               .arg(countText(epochsDone(left)))
                         : tr("It had done %1 of %2 epochs, and goes on from there as if it had "
                              "not stopped.")
                               .arg(countText(epochsDone(left)), countText(allEpochs(settings))));
    message().addCure(whole ? tr("Keep it") : tr("Go on"), [this] { workflow().train(true); });
}

void TrainPage::showRemarks() {
    QStringList lines;
    for (const Remark& each : workflow().remarks())
        lines.append(sentenceOf(each));
    if (!lines.isEmpty())
        message().show(MessageKind::Warning, tr("This training may not be of use"),
                       lines.join('\n'));
}

void TrainPage::showRateTest() {
    const Features* features = workflow().features();
    const RateTest* test = workflow().rateTest();
    if (!test || !features)
        return;
    rates_->show(*test, features->task);
    showRates(true);
}

/// In place of the curves: both would be too low to read.
void TrainPage::showRates(bool on) {
    rates_->setVisible(on);
    curves_->setVisible(!on);
}

Page* makeTrainPage(PageContext& context) {
    return new TrainPage(context);
}

} // namespace tmw::ui
