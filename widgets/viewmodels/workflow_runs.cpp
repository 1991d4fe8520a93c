// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/adopt.h"
#include "core/project/run_aside.h"
#include "widgets/viewmodels/run_removal.h"
#include "widgets/viewmodels/workflow.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

namespace tmw::ui {

namespace {

/// While another program writes to the project, in milliseconds.
constexpr int kTryAgain = 1000;

/// What the run says; of an earlier program's, the time of its file.
QDateTime whenMade(const std::filesystem::path& project, int number, const std::string& made) {
    const auto said = QDateTime::fromString(QString::fromStdString(made), Qt::ISODate);
    const auto file = runFolder(project, number) / "run.json";
    return said.isValid() ? said.toLocalTime() : QFileInfo(file).lastModified();
}

constexpr auto kTrain = static_cast<size_t>(Step::Train);

} // namespace

void Workflow::loadRuns() {
    runs_.clear();
    for (const int number : runNumbers(document_.project())) {
        auto run = loadRun(document_.project(), number);
        if (!run) {
            RunRow row;
            row.number = number;
            row.when = whenMade(document_.folder(), number, {});
            row.trouble = run.error();
            runs_.push_back(std::move(row));
            continue;
        }
        runs_.push_back({number, run->resumedFrom, whenMade(document_.folder(), number, run->made),
                         run->settings, run->model.history, run->model.bestEpoch,
                         run->model.seconds, run->model.samplesPerSecond, run->stopped,
                         run->dataFingerprint == fingerprint_, std::nullopt, run->adoptedFrom,
                         run->aware ? run->checkpoint.epoch + 1 : 0});
    }
    if (!training_)
        interrupted_ = loadInterrupted(document_.project());
    loadChosenRun();
    emit runsChanged();
}

void Workflow::lookForRuns() {
    const auto numbers = runNumbers(document_.project());
    const int chosen = run_ ? run_->number : 0;
    if (!std::ranges::equal(numbers, runs_, {}, {}, &RunRow::number) || chosen != spec().chosenRun)
        loadRuns();
    emit stepsChanged();
}

void Workflow::loadChosenRun() {
    run_.reset();
    problems_[kTrain].reset();
    if (const int number = spec().chosenRun; number != 0) {
        auto run = loadRun(document_.project(), number);
        if (run)
            run_ = std::make_shared<const Run>(std::move(*run));
        else
            problems_[kTrain] = run.error();
    }
}

void Workflow::keep(std::shared_ptr<Run> run) {
    const auto folder = document_.folder();
    const Status kept =
        document_.write([&run](Project& project) { return keepRun(project, *run); });
    if (!kept && ProjectDocument::isWaiting(kept.error()))
        QTimer::singleShot(kTryAgain, this, [this, run, folder] {
            if (document_.isOpen() && document_.folder() == folder)
                keep(run);
        });
    loadRuns();
    if (!kept)
        problems_[kTrain] = kept.error();
    emit stepsChanged();
}

Status Workflow::changeRuns(const std::function<Status(Project&)>& act) {
    const Status done = document_.write(act);
    loadRuns();
    if (!done)
        problems_[kTrain] = done.error();
    emit stepsChanged();
    return done;
}

void Workflow::deleteRun(int number) {
    if (!refuses(Step::Train))
        document_.undoStack().push(new RunRemoval(*this, number));
}

void Workflow::noteRun(int number, const QString& note) {
    if (refuses(Step::Train))
        return;
    const std::string text = note.trimmed().toStdString();
    document_.edit(tr("Note on run %1").arg(number), [&](ProjectSpec& spec) {
        if (text.empty())
            spec.runNotes.erase(number);
        else
            spec.runNotes[number] = text;
    });
}

int Workflow::nextRunNumber() const {
    return document_.isOpen() ? tmw::nextRunNumber(snapshot()) : 1;
}

void Workflow::adopt(const TfliteModel& model, const AdoptRequest& request,
                     const std::function<void(Result<Adoption>)>& done) {
    if (const auto why = document_.whyReadOnly())
        return done(tl::unexpected(*why));
    auto project = std::make_shared<Project>(snapshot());
    jobs_.start<Adoption>(
        JobKind::Inspect, tr("Taking the network over"), this,
        [project, model, request](std::stop_token, const Progress&) {
            return adopted(*project, model, request);
        },
        [this, done](Result<Adoption> made) {
            if (made)
                if (const Status taken = takeNetwork(made->run); !taken)
                    made = tl::unexpected(taken.error());
            done(std::move(made));
        });
}

Status Workflow::takeNetwork(Run& run) {
    const Status kept = document_.write([&run](Project& project) { return keepRun(project, run); });
    loadRuns();
    if (kept)
        document_.edit(tr("Use a model as network"), [&run](ProjectSpec& spec) {
            spec.settings.layers = run.settings.layers;
            spec.settings.startFrom = run.number;
        });
    emit stepsChanged();
    return kept;
}

void Workflow::chooseRun(int number) {
    const Status saved = document_.write([number](Project& project) {
        ProjectSpec next = project.spec();
        next.chosenRun = number;
        return project.save(std::move(next));
    });
    loadChosenRun();
    if (!saved)
        problems_[kTrain] = saved.error();
    emit runsChanged();
    emit stepsChanged();
}

} // namespace tmw::ui
