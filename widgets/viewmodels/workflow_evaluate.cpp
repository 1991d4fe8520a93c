// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "widgets/viewmodels/words.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

namespace {

/// `run` converted as the project says now.
Result<Answers> int8Answers(Run run, const Settings& settings, const Evaluated& of,
                            std::stop_token stop) {
    const Features& features = *of.features;
    takeConversion(settings, run.settings);
    TMW_TRY(const Conversion made, convertRun(run, features, of.kind, stop));
    TMW_TRY(Runner runner, runnerFor(made.model, &features.inputContract));
    Answers answers;
    const Predict predict = [&](std::span<const uint32_t> part) {
        return predictRaw(runner, features, part, stop);
    };
    TMW_TRY(answers.predictions, predict(of.part()));
    TMW_TRY(answers.result, tmw::evaluate(features, of.part(), answers.predictions,
                                          settings.thresholdPercentile, predict));
    answers.step = static_cast<double>(runner.outputs().front().scale);
    return answers;
}

Result<Evaluated> evaluateRun(const Run& run, const Settings& settings, Evaluated of,
                              std::stop_token stop) {
    const Features& features = *of.features;
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    const Predict predict = predictByGraph(model, features);
    TMW_TRY(of.inFloat.predictions, predict(of.part()));
    TMW_TRY(of.inFloat.result, tmw::evaluate(features, of.part(), of.inFloat.predictions,
                                             settings.thresholdPercentile, predict));
    if (of.choice.kind != ModelKind::Float) {
        TMW_TRY(of.int8, int8Answers(run, settings, of, stop));
    } else if (answersNumbers(features.task)) {
        // A network that cannot be converted is evaluated all the same; Compare tells why.
        if (auto int8 = int8Answers(run, settings, of, stop))
            of.int8 = std::move(*int8);
    }
    return of;
}

} // namespace

void Workflow::evaluate() {
    if (!run_ || !features_)
        return;
    Evaluated asked;
    asked.run = run_->number;
    asked.choice = evaluateChoice();
    asked.kind = convertedKind();
    asked.conversion = conversionText(spec().settings);
    asked.dataset = dataset_;
    asked.features = features_;
    jobs_.start<Evaluated>(
        JobKind::Evaluate, tr("Evaluating"), this,
        [run = run_, asked, settings = spec().settings](std::stop_token stop, const Progress&) {
            return evaluateRun(*run, settings, asked, stop);
        },
        [this](Result<Evaluated> evaluated) {
            problems_[static_cast<size_t>(Step::Evaluate)] =
                evaluated ? std::nullopt : std::optional<Error>(evaluated.error());
            if (evaluated)
                evaluated_ = std::move(*evaluated);
            emit evaluatedChanged();
            emit stepsChanged();
        });
}

/// Another threshold needs no other run of the network.
void Workflow::followThreshold() {
    const double percentile = spec().settings.thresholdPercentile;
    const auto follow = [&](Evaluation& result, const Features& features,
                            std::span<const uint32_t> part) {
        if (!result.anomalies || result.anomalies->percentile == percentile)
            return false;
        auto& before = *result.anomalies;
        result.anomalies = anomalyMetrics(features, part, std::move(before.errors),
                                          std::move(before.reference), percentile);
        return true;
    };
    if (evaluated_) {
        bool changed =
            follow(evaluated_->inFloat.result, *evaluated_->features, evaluated_->part());
        if (evaluated_->int8)
            changed |= follow(evaluated_->int8->result, *evaluated_->features, evaluated_->part());
        if (changed)
            emit evaluatedChanged();
    }
    if (!compared_)
        return;
    const auto& test = compared_->features->split.test;
    Comparison& made = compared_->comparison;
    bool changed = follow(made.inFloat.evaluation, *compared_->features, test);
    changed |= follow(made.int8.evaluation, *compared_->features, test);
    if (changed)
        emit comparedChanged();
}

QString kindText(ModelKind kind) {
    return fromText(toText(kind));
}

ModelKind Workflow::convertedKind() const {
    return parseModelKind(spec().settings.modelKind).value_or(ModelKind::Int8);
}

/// What is not float is of the kind that the project has now.
EvaluateChoice Workflow::evaluateChoice() const {
    EvaluateChoice choice = evaluateChoice_;
    if (choice.kind != ModelKind::Float)
        choice.kind = convertedKind();
    return choice;
}

void Workflow::setEvaluateChoice(EvaluateChoice choice) {
    if (choice == evaluateChoice())
        return;
    evaluateChoice_ = choice;
    problems_[static_cast<size_t>(Step::Evaluate)].reset();
    if (evaluated_ && trainedOnPresentData())
        evaluate();
    emit stepsChanged();
}

} // namespace tmw::ui
