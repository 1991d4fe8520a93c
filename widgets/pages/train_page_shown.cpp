// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/runs_panel.h"
#include "widgets/pages/train_curves.h"
#include "widgets/pages/train_page.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

QString speedText(double samplesPerSecond) {
    return samplesPerSecond < 1e6
               ? TrainPage::tr("%1 samples/s").arg(countText(std::llround(samplesPerSecond)))
               : TrainPage::tr("%1 M samples/s").arg(numberText(samplesPerSecond * 1e-6, 3));
}

} // namespace

void TrainPage::showCurves() {
    TrainCurves::Shown shown;
    const TrainingNow* now = workflow().training();
    const RunRow* chosen = rowOf(workflow().spec().chosenRun);
    const Features* features = workflow().features();
    shown.task = features ? features->task : workflow().run() ? workflow().run()->task : shown.task;
    const Settings& settings = now      ? now->settings
                               : chosen ? chosen->settings
                                        : workflow().spec().settings;
    shown.lossUnit = answersNumbers(shown.task) ? tr("scaled") : tr("nats");
    if (now) {
        shown.history = now->history;
        shown.epochs = allEpochs(settings);
        shown.atWork = true;
        curves_->setTitle(tr("Run %1").arg(workflow().nextRunNumber()));
        curves_->setNote(tr("seed %1").arg(settings.trainSeed));
    } else if (chosen) {
        shown.history = chosen->history;
        shown.best = chosen->bestEpoch;
        shown.epochs = chosen->history.empty() ? 0 : chosen->history.back().epoch;
        curves_->setTitle(tr("Run %1").arg(chosen->number));
        const QString seed = QString::number(chosen->settings.trainSeed);
        curves_->setNote(chosen->awareFrom ? tr("seed %1, quantization-aware from epoch %2")
                                                 .arg(seed, countText(chosen->awareFrom))
                                           : tr("seed %1").arg(seed));
    } else {
        shown.epochs = allEpochs(settings);
        curves_->setTitle(tr("Training"));
        curves_->setNote({});
    }
    const int selected = runs_->selected();
    const RunRow* other = rowOf(selected);
    if (other && (now || other != chosen)) {
        shown.other = other->history;
        shown.otherName = tr("run %1").arg(selected);
        if (!now && !other->history.empty())
            shown.epochs = std::max(shown.epochs, other->history.back().epoch);
    }
    curves_->show(shown);
}

void TrainPage::showFacts() {
    facts_->clear();
    if (const TrainingNow* now = workflow().training()) {
        const int epoch = now->history.empty() ? 0 : now->history.back().epoch;
        const auto seconds =
            static_cast<double>(now->begun.msecsTo(QDateTime::currentDateTime())) / 1000;
        const size_t samples =
            workflow().features() ? workflow().features()->split.train.size() : 0;
        const auto epochs = static_cast<double>(now->history.size() - now->earlier);
        const double speed = seconds > 0 ? static_cast<double>(samples) * epochs / seconds : 0;
        factsTitle_->setText(tr("Running now"));
        facts_->set(tr("Epoch"),
                    tr("%1 of %2").arg(countText(epoch), countText(allEpochs(now->settings))));
        facts_->set(tr("Speed"), speedText(speed));
        facts_->set(tr("Time"), durationText(seconds));
        return;
    }
    const RunRow* row = rowOf(workflow().spec().chosenRun);
    factsTitle_->setText(row ? tr("Run %1").arg(row->number) : tr("No run yet"));
    if (!row)
        return;
    facts_->set(tr("Epochs"), countText(row->history.empty() ? 0 : row->history.back().epoch));
    facts_->set(tr("Best epoch"), countText(row->bestEpoch));
    if (row->samplesPerSecond > 0)
        facts_->set(tr("Speed"), speedText(row->samplesPerSecond));
    facts_->set(tr("Time"), durationText(row->seconds));
    facts_->set(tr("Optimizer"), QString::fromStdString(row->settings.optimizer));
    facts_->set(tr("Rate"), QString::number(row->settings.rate));
    if (!row->history.empty() && std::isfinite(row->history.back().rate)) {
        if (row->settings.schedule != "constant" || row->settings.warmup > 0)
            facts_->set(tr("Rate at end"), numberText(row->history.back().rate));
        facts_->set(tr("Gradient"), numberText(row->history.back().gradientNorm));
    }
    facts_->set(tr("Batch"), countText(row->settings.batch));
    facts_->set(tr("Seed"), QString::number(row->settings.trainSeed));
}

} // namespace tmw::ui
