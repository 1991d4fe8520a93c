// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/live_page.h"

#include "widgets/pages/live_inspector.h"
#include "widgets/pages/live_plots.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/recorded.h"
#include "widgets/viewmodels/live_rows.h"
#include "widgets/viewmodels/words.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace tmw::ui {

LivePage::LivePage(PageContext& context)
    : Page(Step::Live, tr("Live"), context), desk_(context.desk), feed_(context.desk.feed()),
      inspector_(scrolling(new LiveInspector(context))) {
    setFocusPolicy(Qt::StrongFocus);
    content()->addWidget(new LivePlots(theming(), feed_));
    makeButtons();
    connect(&feed_, &LiveFeed::pointsChanged, this, &LivePage::showHead);
    connect(&feed_, &LiveFeed::started, this, &LivePage::fillMarkMenu);
    connect(&feed_, &LiveFeed::pausedChanged, this, &LivePage::showButtons);
    connect(&feed_, &LiveFeed::recordingChanged, this, &LivePage::showButtons);
    connect(&desk_, &BoardDesk::changed, this, &LivePage::showButtons);
    connect(&desk_, &BoardDesk::lineChanged, this, &LivePage::showMessage);
    connect(&workflow(), &Workflow::stepsChanged, this, &LivePage::showButtons);
    fillMarkMenu();
    showButtons();
}

QWidget* LivePage::inspector() {
    return inspector_;
}

/// Keys work on the page: a click on a button leaves it the focus, so that Space still pauses.
void LivePage::makeButtons() {
    pause_ = addButton(tr("Pause"));
    pause_->setCheckable(true);
    pause_->setToolTip(tr("Holds the picture; predictions are counted on (Space)"));
    connect(pause_, &QPushButton::clicked, this, [this](bool on) { feed_.setPaused(on); });
    mark_ = addButton(tr("Mark as..."));
    mark_->setToolTip(tr("Marks this moment (M, or 1 to 9 with a label)"));
    labels_ = new QMenu(mark_);
    mark_->setMenu(labels_);
    record_ = addButton(tr("Record"));
    connect(record_, &QPushButton::clicked, this, &LivePage::record);
    for (QPushButton* button : {pause_, mark_, record_, primary()})
        button->setFocusPolicy(Qt::TabFocus);
}

void LivePage::fillMarkMenu() {
    labels_->clear();
    connect(labels_->addAction(tr("no label")), &QAction::triggered, this,
            [this] { feed_.mark(); });
    const LiveMeaning& meaning = feed_.meaning();
    for (size_t i = 0; meaning.classifies && i < meaning.outputs.size(); ++i) {
        const int label = static_cast<int>(i);
        connect(labels_->addAction(feed_.labelOf(label)), &QAction::triggered, this,
                [this, label] { feed_.mark(label); });
    }
}

void LivePage::record() {
    if (!feed_.isRecording()) {
        saysRecorded_ = false;
        if (const Status begun = feed_.startRecording(workflow().dataset()); !begun)
            workflow().setProblem(Step::Live, begun.error());
        return showMessage();
    }
    const auto rows = static_cast<qint64>(feed_.recordedRows());
    const auto file = feed_.stopRecording();
    saysRecorded_ = file && !file->empty();
    if (saysRecorded_)
        offerRecording(message(), context(), *file, rows, window());
    else if (!file)
        workflow().setProblem(Step::Live, file.error());
}

void LivePage::showButtons() {
    const bool live = desk_.isLive();
    const QString why = live ? QString() : tr("Nothing runs");
    pause_->setEnabled(live || feed_.isPaused());
    pause_->setChecked(feed_.isPaused());
    mark_->setEnabled(live);
    record_->setEnabled(live || feed_.isRecording());
    record_->setText(feed_.isRecording() ? tr("End recording") : tr("Record"));
    record_->setToolTip(why.isEmpty() ? tr("Writes what the sensor reads to a table (R)") : why);
    if (!live && feed_.isRecording())
        record(); // what came until the end is kept
    showHead();
    showMessage();
}

void LivePage::showHead() {
    const LiveCounts& counts = feed_.counts();
    const QString predictions = countText(static_cast<qint64>(counts.predictions));
    if (desk_.isLive()) {
        QString line = tr("%1 predictions, %2 with the desktop's bits.")
                           .arg(predictions, countText(static_cast<qint64>(counts.identical)));
        if (feed_.isPaused())
            line = tr("Paused. %1 predictions, counted on.").arg(predictions);
        if (feed_.isRecording())
            line += ' ' + tr("Recording: %1.")
                              .arg(countOf(static_cast<qint64>(feed_.recordedRows()), tr("1 row"),
                                           tr("%1 rows")));
        setResult(line);
        setPrimary(
            tr("Stop"), [this] { desk_.stopLive(); }, {}, "stop");
        return;
    }
    setResult(counts.predictions > 0 ? tr("Stopped after %1 predictions.").arg(predictions)
                                     : tr("Nothing runs yet."));
    if (workflow().compared() && desk_.state(DeployAct::Upload) == StepState::Done)
        setPrimary(
            tr("Run"), [this] { desk_.doAct(DeployAct::Run); }, {}, "play");
    else
        setPrimary(tr("Go to Deploy"), [this] { context().goTo(Step::Deploy); });
}

/// What is wrong goes before what was recorded.
void LivePage::showMessage() {
    if (desk_.isLineLost()) {
        saysRecorded_ = false;
        message().show(MessageKind::Warning, tr("The line is lost"),
                       tr("Cable pulled? Trying %1 again.").arg(desk_.place()));
    } else if (workflow().problem(Step::Live) || !saysRecorded_) {
        saysRecorded_ = false;
        showProblem();
        if (!workflow().problem(Step::Live) && workflow().isOutOfDate(Step::Live)) {
            message().show(MessageKind::Note, tr("Live is out of date"),
                           tr("These predictions are of a model before the present one."));
            message().addCure(tr("Go to Deploy"), [this] { context().goTo(Step::Deploy); });
        }
    }
}

void LivePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    setFocus();
}

void LivePage::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (event->isAutoRepeat() || event->modifiers() & ~Qt::KeypadModifier)
        Page::keyPressEvent(event);
    else if (key == Qt::Key_Space && pause_->isEnabled())
        feed_.setPaused(!feed_.isPaused());
    else if (key == Qt::Key_M && mark_->isEnabled())
        feed_.mark();
    else if (key >= Qt::Key_1 && key <= Qt::Key_9 && mark_->isEnabled())
        feed_.mark(key - Qt::Key_1);
    else if (key == Qt::Key_R && record_->isEnabled())
        record();
    else
        Page::keyPressEvent(event);
}

Page* makeLivePage(PageContext& context) {
    return new LivePage(context);
}

} // namespace tmw::ui
