// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

namespace {

/// `run` converted as the project says now.
Result<Int8Answers> int8Answers(Run run, const Settings& settings, const Features& features,
                                std::stop_token stop) {
    run.settings.calibrationSamples = settings.calibrationSamples;
    run.settings.weightScales = settings.weightScales;
    TMW_TRY(const TfliteModel model, convertRun(run, features, ModelKind::Int8, stop));
    TMW_TRY(Runner runner, runnerFor(model, &features.inputContract));
    Int8Answers made;
    TMW_TRY(made.predictions, predictRaw(runner, features, features.split.test, stop));
    TMW_TRY(made.result, tmw::evaluate(features, features.split.test, made.predictions));
    made.step = static_cast<double>(runner.outputs().front().scale);
    return made;
}

Result<Evaluated> evaluateRun(const Run& run, const Settings& settings,
                              std::shared_ptr<const Features> features, std::stop_token stop) {
    const auto& test = features->split.test;
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    Evaluated done;
    done.run = run.number;
    done.features = features;
    done.predictions =
        predict(model.graph, model.weights, gatherInputs(*features, test), test.size());
    TMW_TRY(done.result, tmw::evaluate(*features, test, done.predictions));
    // A network that cannot be converted is evaluated all the same; Compare tells why.
    if (features->task == Task::Regression)
        if (auto int8 = int8Answers(run, settings, *features, stop))
            done.int8 = std::move(*int8);
    return done;
}

} // namespace

void Workflow::evaluate() {
    if (!run_ || !features_)
        return;
    jobs_.start<Evaluated>(
        JobKind::Evaluate, tr("Evaluating"), this,
        [run = run_, features = features_, settings = spec().settings](std::stop_token stop,
                                                                       const Progress&) {
            return evaluateRun(*run, settings, features, stop);
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

} // namespace tmw::ui
