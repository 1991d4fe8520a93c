// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/train_rows.h"
#include "widgets/viewmodels/workflow.h"

#include <algorithm>
#include <utility>

namespace tmw::ui {

namespace {

/// What a training takes of the settings; the rest belongs to the data and to later steps.
void takeTraining(Settings& to, const Settings& from) {
    for (const SettingRow& row : settingRows())
        if (decidesTraining(row.key))
            (void)setValue(to, row.key, valueText(from, row));
}

/// Epochs of quantization-aware training may be done anew.
void add(const EpochRecord& record, TrainingNow& to) {
    std::erase_if(to.history, [&](const auto& each) { return each.epoch >= record.epoch; });
    to.earlier = std::min(to.earlier, to.history.size());
    to.history.push_back(record);
}

} // namespace

void Workflow::train(bool goOn) {
    if (!refuses(Step::Train))
        begin(spec(), goOn);
}

void Workflow::begin(ProjectSpec with, bool goOn) {
    const int epochs = allEpochs(with.settings);
    training_ = TrainingNow{with.settings, {}, 0, QDateTime::currentDateTime()};
    remarks_.clear();
    auto project = std::make_shared<Project>(Project::preview(document_.folder(), std::move(with)));
    problems_[static_cast<size_t>(Step::Train)].reset();
    emit trainingChanged();
    jobs_.start<Trained>(
        JobKind::Train, tr("Training"), this,
        [this, project, epochs, goOn](std::stop_token stop, const Progress& progress) {
            TrainCallbacks callbacks;
            callbacks.epoch = [this, &progress, epochs](const EpochRecord& record) {
                progress(static_cast<double>(record.epoch) / epochs, "epochs");
                QMetaObject::invokeMethod(
                    this,
                    [this, record] {
                        if (training_) {
                            add(record, *training_);
                            emit epochDone();
                        }
                    },
                    Qt::QueuedConnection);
            };
            callbacks.remark = [this](const Remark& remark) {
                QMetaObject::invokeMethod(
                    this,
                    [this, remark] {
                        if (training_) {
                            remarks_.push_back(remark);
                            emit stepsChanged();
                        }
                    },
                    Qt::QueuedConnection);
            };
            const auto goesOn = [this](const Run& from) {
                QMetaObject::invokeMethod(
                    this,
                    [this, history = from.model.history] {
                        if (training_) {
                            training_->earlier = history.size();
                            training_->history = history;
                            emit epochDone();
                        }
                    },
                    Qt::QueuedConnection);
            };
            return trainRun(*project, {.resume = goOn, .goesOn = goesOn}, stop, callbacks);
        },
        [this](Result<Trained> trained) { endTraining(std::move(trained)); });
}

void Workflow::endTraining(Result<Trained> trained) {
    if (!training_)
        return; // the project was closed meanwhile
    training_.reset();
    const bool well = trained && !trained->trouble;
    std::optional<Error> trouble;
    if (trained) {
        trouble = std::move(trained->trouble);
        keep(std::make_shared<Run>(std::move(trained->run)));
    } else if (trained.error().code() != kCancelled.code) {
        trouble = trained.error();
    }
    if (trouble)
        problems_[static_cast<size_t>(Step::Train)] = std::move(trouble);
    if (well)
        beginQueued();
    emit trainingChanged();
    emit stepsChanged();
}

void Workflow::testRates() {
    auto project = std::make_shared<Project>(snapshot());
    problems_[static_cast<size_t>(Step::Train)].reset();
    jobs_.start<RateTest>(
        JobKind::RateTest, tr("Testing learning rates"), this,
        [project](std::stop_token stop, const Progress& progress) {
            return rateTestOf(*project, 0, stop, progress);
        },
        [this](Result<RateTest> test) {
            if (test)
                rateTest_ = std::move(*test);
            else if (test.error().code() != kCancelled.code)
                problems_[static_cast<size_t>(Step::Train)] = test.error();
            emit rateTestChanged();
            emit stepsChanged();
        });
    emit stepsChanged();
}

void Workflow::queueTraining() {
    const Settings& settings = spec().settings;
    const int job = jobs_.addWaiting(tr("Training, %1, seed %2")
                                         .arg(QString::fromStdString(settings.layers))
                                         .arg(settings.trainSeed));
    queue_.push_back({job, settings, QDateTime::currentDateTime()});
    emit trainingChanged();
}

void Workflow::takeOutOfQueue(int job) {
    jobs_.takeOut(job);
}

void Workflow::beginQueued() {
    if (queue_.empty() || !features_)
        return;
    ProjectSpec next = spec();
    takeTraining(next.settings, queue_.front().settings);
    jobs_.takeOut(queue_.front().job);
    begin(std::move(next), false);
}

/// The list of jobs decides who waits.
void Workflow::lookAtQueue() {
    const auto& waiting = jobs_.waiting();
    const auto gone = std::erase_if(queue_, [&](const QueuedRun& run) {
        return std::ranges::find(waiting, run.job, &WaitingJob::id) == waiting.end();
    });
    if (gone > 0)
        emit trainingChanged();
}

void Workflow::clearQueue() {
    for (const QueuedRun& run : std::exchange(queue_, {}))
        jobs_.takeOut(run.job);
}

void Workflow::stopTraining() {
    jobs_.cancel(JobKind::Train);
}

} // namespace tmw::ui
