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
    std::optional<uint64_t> int8Fast;
    QString trouble;
};

/// Of one inference.
class Counter {
public:
    Counter(std::string board, const Affine& contract)
        : board_(std::move(board)), contract_(contract) {}

    std::optional<uint64_t> count(const TfliteModel& model, bool fast) {
        const auto counted = counting(model, fast);
        if (!counted)
            trouble = sentenceOf(counted.error());
        return counted ? std::optional(*counted) : std::nullopt;
    }
    QString trouble;

private:
    Result<uint64_t> counting(const TfliteModel& model, bool fast) const {
        TMW_TRY(const BoardRow* row, findBoard(board_));
        TMW_TRY(const Plan plan,
                makePlan(model, row->core, {.inputContract = &contract_, .fast = fast}));
        TMW_TRY(const auto session, openBoard(board_, {.mode = EmulatorMode::Count}));
        TMW_TRY(const ProfileReport profile, profileModel(*session, plan));
        return profile.instructions;
    }

    std::string board_;
    const Affine& contract_;
};

Result<FastPlan> fastPlanOf(const TfliteModel& model, const Affine& contract, rt::CoreFamily core) {
    TMW_TRY(const Plan usual, makePlan(model, core, {.inputContract = &contract}));
    TMW_TRY(const Plan fast, makePlan(model, core, {.inputContract = &contract, .fast = true}));
    return FastPlan{usual.bytes.size(), fast.bytes.size(), fast.widened, {}, {}};
}

/// Puts the figures of that plan in their place.
void takePlan(Compared& compared, bool fast) {
    compared.fast = fast;
    if (!compared.fastPlan)
        return;
    const FastPlan& both = *compared.fastPlan;
    compared.comparison.int8.planBytes = fast ? both.fastBytes : both.usualBytes;
    compared.int8Instructions = fast ? both.fastInstructions : both.usualInstructions;
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
            TMW_TRY(done.comparison,
                    tmw::compare(done.models[0].model, done.models[1].model, *features,
                                 features->split.test,
                                 {.core = board->core,
                                  .fast = settings.fast,
                                  .thresholdPercentile = settings.thresholdPercentile},
                                 stop));
            if (hasFastPlans(board->core)) {
                TMW_TRY(done.fastPlan,
                        fastPlanOf(done.models[1].model, run->inputContract, board->core));
            }
            done.fast = settings.fast;
            done.loss =
                quantizationLoss(done.comparison, done.models[0].model, done.models[1].model);
            if (done.scales == toText(WeightScales::Tensor) && kind != ModelKind::Float16)
                done.tried = tryScales(*run, settings, *features, kind, stop);
            return done;
        },
        [this](Result<Compared> compared) {
            problems_[static_cast<size_t>(Step::Compare)] =
                compared ? std::nullopt : std::optional<Error>(compared.error());
            if (compared) {
                compared_ = std::move(*compared);
                takePlan(*compared_, spec().settings.fast);
            }
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
         int8 = compared_->models[1].model, both = compared_->hasFastPlan(),
         run = run_](std::stop_token, const Progress&) {
            Counter counter(board, run->inputContract);
            Counts counts{counter.count(inFloat, false), counter.count(int8, false), {}, {}};
            counts.int8Fast = both ? counter.count(int8, true) : counts.int8;
            counts.trouble = counter.trouble;
            return Result<Counts>(std::move(counts));
        },
        [this, run = compared_->run](Result<Counts> counts) {
            if (!compared_ || compared_->run != run)
                return;
            compared_->floatInstructions = counts->inFloat;
            compared_->int8Instructions = counts->int8;
            compared_->countTrouble = counts->trouble;
            if (compared_->fastPlan) {
                compared_->fastPlan->usualInstructions = counts->int8;
                compared_->fastPlan->fastInstructions = counts->int8Fast;
                takePlan(*compared_, spec().settings.fast);
            }
            emit comparedChanged();
            emit stepsChanged();
        });
}

/// Both plans' figures are known: the other one needs no other comparison.
void Workflow::followPlan() {
    if (!compared_ || compared_->fast == spec().settings.fast)
        return;
    takePlan(*compared_, spec().settings.fast);
    emit comparedChanged();
}

} // namespace tmw::ui
