// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "device_runtime/host/deploy.h"
#include "widgets/viewmodels/words.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

namespace {

struct Counts {
    std::optional<uint64_t> inFloat;
    std::optional<uint64_t> int8;
    QString trouble;
};

Result<uint64_t> countOn(const TfliteModel& model, const Affine& contract,
                         const std::string& board) {
    TMW_TRY(const BoardRow* row, findBoard(board));
    TMW_TRY(const Plan plan, makePlan(model, row->core, {.inputContract = &contract}));
    TMW_TRY(const auto session, openBoard(board, {.mode = EmulatorMode::Count}));
    TMW_TRY(const ProfileReport profile, profileModel(*session, plan));
    return profile.instructions;
}

Result<Evaluation> int8OnValidation(Run run, const Features& features, WeightScales scales,
                                    std::stop_token stop) {
    run.settings.weightScales = toText(scales);
    const auto& part = features.split.validation;
    TMW_TRY(const TfliteModel model, convertRun(run, features, ModelKind::Int8, stop));
    TMW_TRY(Runner runner, runnerFor(model, &features.inputContract));
    TMW_TRY(const auto answers, predictRaw(runner, features, part, stop));
    return tmw::evaluate(features, part, answers);
}

/// Nothing where there is nothing to try on.
std::optional<TriedScales> tryScales(const Run& run, const Features& features,
                                     std::stop_token stop) {
    if (features.split.validation.empty())
        return std::nullopt;
    auto now = int8OnValidation(run, features, WeightScales::Tensor, stop);
    auto channel = int8OnValidation(run, features, WeightScales::Channel, stop);
    if (!now || !channel)
        return std::nullopt;
    return TriedScales{std::move(*now), std::move(*channel)};
}

} // namespace

void Workflow::compare() {
    if (!run_ || !features_ || refuses(Step::Compare))
        return;
    auto project = std::make_shared<Project>(snapshot());
    jobs_.start<Compared>(
        JobKind::Compare, tr("Converting and comparing"), this,
        [project, run = run_, features = features_](std::stop_token stop,
                                                    const Progress&) -> Result<Compared> {
            TMW_TRY(const BoardRow* board, findBoard(project->spec().settings.board));
            Compared done;
            done.run = run->number;
            done.board = board->name;
            done.scales = project->spec().settings.weightScales;
            done.features = features;
            TMW_TRY(done.models, convertProject(*project, {ModelKind::Float, ModelKind::Int8},
                                                run->number, stop));
            TMW_TRY(done.comparison,
                    tmw::compare(done.models[0].model, done.models[1].model, *features,
                                 features->split.test, board->core, stop));
            done.loss =
                quantizationLoss(done.comparison, done.models[0].model, done.models[1].model);
            if (done.scales == toText(WeightScales::Tensor))
                done.tried = tryScales(*run, *features, stop);
            return done;
        },
        [this](Result<Compared> compared) {
            problems_[static_cast<size_t>(Step::Compare)] =
                compared ? std::nullopt : std::optional<Error>(compared.error());
            if (compared)
                compared_ = std::move(*compared);
            emit comparedChanged();
            emit stepsChanged();
            if (compared_ && problem(Step::Compare) == std::nullopt)
                countInstructions();
        });
}

void Workflow::countInstructions() {
    if (!compared_ || !run_)
        return;
    jobs_.start<Counts>(
        JobKind::Count, tr("Counting instructions"), this,
        [board = compared_->board, inFloat = compared_->models[0].model,
         int8 = compared_->models[1].model, run = run_](std::stop_token, const Progress&) {
            Counts counts;
            const auto first = countOn(inFloat, run->inputContract, board);
            const auto second = countOn(int8, run->inputContract, board);
            if (first)
                counts.inFloat = *first;
            if (second)
                counts.int8 = *second;
            for (const auto& counted : {first, second})
                if (!counted)
                    counts.trouble = sentenceOf(counted.error());
            return Result<Counts>(std::move(counts));
        },
        [this, run = compared_->run](Result<Counts> counts) {
            if (!compared_ || compared_->run != run)
                return;
            compared_->floatInstructions = counts->inFloat;
            compared_->int8Instructions = counts->int8;
            compared_->countTrouble = counts->trouble;
            emit comparedChanged();
            emit stepsChanged();
        });
}

} // namespace tmw::ui
