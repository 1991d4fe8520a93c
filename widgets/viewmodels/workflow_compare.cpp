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

Result<Evaluation> onValidation(Run run, const Features& features, ModelKind kind,
                                WeightScales scales, std::stop_token stop) {
    run.settings.weightScales = toText(scales);
    const auto& part = features.split.validation;
    TMW_TRY(const Conversion made, convertRun(run, features, kind, stop));
    TMW_TRY(Runner runner, runnerFor(made.model, &features.inputContract));
    TMW_TRY(const auto answers, predictRaw(runner, features, part, stop));
    return tmw::evaluate(features, part, answers);
}

/// Nothing where there is nothing to try on.
std::optional<TriedScales> tryScales(Run run, const Settings& settings, const Features& features,
                                     ModelKind kind, std::stop_token stop) {
    if (features.split.validation.empty())
        return std::nullopt;
    takeConversion(settings, run.settings);
    auto now = onValidation(run, features, kind, WeightScales::Tensor, stop);
    auto channel = onValidation(run, features, kind, WeightScales::Channel, stop);
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
        [project, run = run_, features = features_,
         kind = convertedKind()](std::stop_token stop, const Progress&) -> Result<Compared> {
            const Settings& settings = project->spec().settings;
            TMW_TRY(const BoardRow* board, findBoard(settings.board));
            Compared done;
            done.run = run->number;
            done.board = board->name;
            done.kind = kind;
            done.scales = settings.weightScales;
            done.conversion = conversionText(settings);
            done.features = features;
            TMW_TRY(done.models,
                    convertProject(*project, {ModelKind::Float, kind}, run->number, stop));
            TMW_TRY(done.comparison, tmw::compare(done.models[0].model, done.models[1].model,
                                                  *features, features->split.test, board->core,
                                                  stop, settings.thresholdPercentile));
            done.loss =
                quantizationLoss(done.comparison, done.models[0].model, done.models[1].model);
            if (done.scales == toText(WeightScales::Tensor) && kind != ModelKind::Float16)
                done.tried = tryScales(*run, settings, *features, kind, stop);
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
