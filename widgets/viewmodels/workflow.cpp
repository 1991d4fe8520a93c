// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/workflow.h"

#include "core/project/run_aside.h"
#include "core/project/train_rows.h"

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr size_t at(Step step) {
    return static_cast<size_t>(step);
}

/// What a job brings of the data.
struct LoadedData {
    std::shared_ptr<const Dataset> dataset;
    DatasetSummary summary;
    RowParts parts;
    std::shared_ptr<const Features> features;
    std::optional<Error> trouble; ///< rows are there, but no samples can be made of them
};

bool sameTraining(const Settings& a, const Settings& b) {
    for (const SettingRow& row : settingRows()) {
        if (decidesTraining(row.key) && valueText(a, row) != valueText(b, row))
            return false;
    }
    return true;
}

} // namespace

Workflow::Workflow(ProjectDocument& document, Jobs& jobs, QObject* parent)
    : QObject(parent), document_(document), jobs_(jobs) {
    connect(&document, &ProjectDocument::opened, this, &Workflow::reset);
    connect(&document, &ProjectDocument::closed, this, &Workflow::reset);
    connect(&document, &ProjectDocument::specChanged, this, &Workflow::specChanged);
    connect(&document, &ProjectDocument::changedOutside, this, &Workflow::lookForRuns);
    connect(&jobs, &Jobs::changed, this, &Workflow::lookAtQueue);
    connect(&jobs, &Jobs::changed, this, &Workflow::stepsChanged);
}

void Workflow::reset() {
    if (document_.isOpen() && !document_.whyReadOnly())
        recoverRuns(document_.project());
    fingerprint_.clear();
    dataset_.reset();
    summary_ = {};
    rowParts_.clear();
    features_.reset();
    runs_.clear();
    run_.reset();
    training_.reset();
    interrupted_.reset();
    remarks_.clear();
    rateTest_.reset();
    jobs_.cancel(JobKind::Train);
    clearQueue();
    evaluated_.reset();
    evaluateChoice_ = {};
    compared_.reset();
    problems_ = {};
    told_ = {};
    emit dataChanged();
    emit runsChanged();
    emit evaluatedChanged();
    emit comparedChanged();
    emit stepsChanged();
}

Project Workflow::snapshot() const {
    return Project::preview(document_.folder(), document_.spec());
}

void Workflow::specChanged() {
    if (!document_.isOpen())
        return;
    const std::string now = dataFingerprint(spec());
    if (now != fingerprint_) {
        fingerprint_ = now;
        loadData();
        loadRuns();
    }
    followThreshold();
    followPlan();
    emit stepsChanged();
}

void Workflow::loadData() {
    if (spec().sources.empty()) {
        jobs_.cancel(JobKind::Data);
        dataset_.reset();
        summary_ = {};
        rowParts_.clear();
        features_.reset();
        problems_[at(Step::Data)].reset();
        emit dataChanged();
        return;
    }
    auto project = std::make_shared<Project>(snapshot());
    jobs_.start<LoadedData>(
        JobKind::Data, tr("Reading data"), this,
        [project](std::stop_token, const Progress&) -> Result<LoadedData> {
            TMW_TRY(Dataset data, loadDataset(*project));
            LoadedData loaded{std::make_shared<const Dataset>(std::move(data)), {}, {}, {}, {}};
            loaded.summary = summarise(*loaded.dataset);
            auto features = makeFeatures(*loaded.dataset, featureOptions(project->spec().settings));
            if (features)
                loaded.features = std::make_shared<const Features>(std::move(*features));
            else
                loaded.trouble = features.error();
            loaded.parts = partsOfRows(*loaded.dataset, loaded.features.get());
            return loaded;
        },
        [this](Result<LoadedData> loaded) {
            problems_[at(Step::Data)] =
                loaded ? loaded->trouble : std::optional<Error>(loaded.error());
            dataset_ = loaded ? loaded->dataset : nullptr;
            summary_ = loaded ? std::move(loaded->summary) : DatasetSummary();
            rowParts_ = loaded ? std::move(loaded->parts) : RowParts();
            features_ = loaded ? loaded->features : nullptr;
            rateTest_.reset();
            emit dataChanged();
            emit stepsChanged();
        });
}

Result<Graph> Workflow::graph() const {
    TMW_TRY(auto layers, parseLayers(spec().settings.layers));
    const Shape input = features_ ? features_->sampleShape : run_ ? run_->sampleShape : Shape{1};
    return Graph::build(input, std::move(layers));
}

StepState Workflow::state(Step step) const {
    const auto running = [this](JobKind kind) { return jobs_.isRunning(kind); };
    if (!document_.isOpen())
        return StepState::Empty;
    if (problems_[at(step)] && !(step == Step::Train && training_))
        return StepState::Problem;
    const StepState ready = trainedOnPresentData() ? StepState::Ready : StepState::Empty;
    const auto doneOr = [](bool old) { return old ? StepState::Stale : StepState::Done; };
    switch (step) {
    case Step::Data:
        return running(JobKind::Data) ? StepState::Running
               : dataset_             ? StepState::Done
                                      : StepState::Empty;
    case Step::Features:
        return features_ ? StepState::Done : StepState::Empty;
    case Step::Model:
        return !features_ ? StepState::Empty : graph() ? StepState::Done : StepState::Problem;
    case Step::Train:
        if (training_)
            return StepState::Running;
        if (!features_)
            return StepState::Empty;
        return !run_ ? StepState::Ready : trainIsStale() ? StepState::Stale : StepState::Done;
    case Step::Evaluate:
        if (running(JobKind::Evaluate))
            return StepState::Running;
        return evaluated_ ? doneOr(isOutOfDate(step)) : ready;
    case Step::Compare:
        if (running(JobKind::Compare) || running(JobKind::Count))
            return StepState::Running;
        return compared_ ? doneOr(isOutOfDate(step)) : ready;
    case Step::Deploy:
    case Step::Live:
        break;
    }
    return toldState(step);
}

StepState Workflow::toldState(Step step) const {
    if (!compared_)
        return StepState::Empty;
    const StepState told = std::max(told_[at(step)], StepState::Ready);
    return told == StepState::Done && comparedIsOld() ? StepState::Stale : told;
}

bool Workflow::isOutOfDate(Step step) const {
    switch (step) {
    case Step::Features:
        return features_ && jobs_.isRunning(JobKind::Data);
    case Step::Train:
        return run_ && !training_ &&
               (!trainedOnPresentData() || run_->settings.layers != spec().settings.layers);
    case Step::Evaluate:
        return evaluated_ && evaluatedIsOld();
    case Step::Compare:
        return compared_ && (comparedIsOld() || compared_->board != spec().settings.board);
    case Step::Deploy:
    case Step::Live:
        return toldState(step) == StepState::Stale;
    default:
        return false;
    }
}

bool Workflow::evaluatedIsOld() const {
    return !trainedOnPresentData() || evaluated_->run != run_->number ||
           evaluated_->choice != evaluateChoice() ||
           (evaluated_->int8 && evaluated_->conversion != conversionText(spec().settings));
}

bool Workflow::comparedIsOld() const {
    return !trainedOnPresentData() || compared_->run != run_->number ||
           compared_->conversion != conversionText(spec().settings);
}

bool Workflow::trainedOnPresentData() const {
    return run_ && run_->dataFingerprint == fingerprint_;
}

bool Workflow::trainIsStale() const {
    return run_->dataFingerprint != fingerprint_ || !sameTraining(run_->settings, spec().settings);
}

const std::optional<Error>& Workflow::problem(Step step) const {
    return problems_[at(step)];
}

bool Workflow::refuses(Step step) {
    const auto why = document_.whyReadOnly();
    if (why)
        setProblem(step, why);
    return why.has_value();
}

void Workflow::setProblem(Step step, std::optional<Error> error) {
    problems_[at(step)] = std::move(error);
    emit stepsChanged();
}

void Workflow::setState(Step step, StepState state) {
    told_[at(step)] = state;
    emit stepsChanged();
}

} // namespace tmw::ui
