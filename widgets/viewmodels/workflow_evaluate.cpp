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
    TMW_TRY(answers.predictions, predictRaw(runner, features, of.part(), stop));
    TMW_TRY(answers.result, tmw::evaluate(features, of.part(), answers.predictions));
    answers.step = static_cast<double>(runner.outputs().front().scale);
    return answers;
}

Result<Evaluated> evaluateRun(const Run& run, const Settings& settings, Evaluated of,
                              std::stop_token stop) {
    const Features& features = *of.features;
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    of.inFloat.predictions =
        predict(model.graph, model.weights, gatherInputs(features, of.part()), of.part().size());
    TMW_TRY(of.inFloat.result, tmw::evaluate(features, of.part(), of.inFloat.predictions));
    if (of.choice.kind != ModelKind::Float) {
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
