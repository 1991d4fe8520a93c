// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

namespace {

/// `run` converted as the project says now.
Result<Answers> int8Answers(Run run, const Settings& settings, const Evaluated& of,
                            std::stop_token stop) {
    const Features& features = *of.features;
    run.settings.calibrationSamples = settings.calibrationSamples;
    run.settings.weightScales = settings.weightScales;
    TMW_TRY(const TfliteModel model, convertRun(run, features, ModelKind::Int8, stop));
    TMW_TRY(Runner runner, runnerFor(model, &features.inputContract));
    Answers made;
    TMW_TRY(made.predictions, predictRaw(runner, features, of.part(), stop));
    TMW_TRY(made.result, tmw::evaluate(features, of.part(), made.predictions));
    made.step = static_cast<double>(runner.outputs().front().scale);
    return made;
}

Result<Evaluated> evaluateRun(const Run& run, const Settings& settings, Evaluated of,
                              std::stop_token stop) {
    const Features& features = *of.features;
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    of.inFloat.predictions =
        predict(model.graph, model.weights, gatherInputs(features, of.part()), of.part().size());
    TMW_TRY(of.inFloat.result, tmw::evaluate(features, of.part(), of.inFloat.predictions));
    if (of.choice.kind == ModelKind::Int8) {
        TMW_TRY(of.int8, int8Answers(run, settings, of, stop));
    } else if (features.task == Task::Regression) {
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
    asked.choice = evaluateChoice_;
    asked.scales = spec().settings.weightScales;
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

void Workflow::setEvaluateChoice(EvaluateChoice choice) {
    if (choice == evaluateChoice_)
        return;
    evaluateChoice_ = choice;
    problems_[static_cast<size_t>(Step::Evaluate)].reset();
    if (evaluated_ && trainedOnPresentData())
        evaluate();
    emit stepsChanged();
}

} // namespace tmw::ui
