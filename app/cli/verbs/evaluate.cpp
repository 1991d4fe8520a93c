// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/verbs.h"
#include "core/eval/predictions.h"
#include "core/project/model_ref.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::string model;
    std::string part = "test";
    int run = 0;
};

/// A kind ("int8"), or a MODEL of its own.
Result<OpenModel> modelOf(const Project& project, const Arguments& arguments) {
    if (const auto kind = parseModelKind(arguments.model))
        return openModel(project, *kind, arguments.run);
    return openModel(arguments.model, arguments.run);
}

/// Answers of the network, or of a model, to samples.
Result<Predict> predictor(Session& session, const Project& project, const Run& run,
                          const Features& features, const Arguments& arguments) {
    if (arguments.model.empty()) {
        TMW_TRY(TrainedModel model, inDataUnits(run.model, run.targetScaling));
        return predictByGraph(std::move(model), features);
    }
    TMW_TRY(const OpenModel open, modelOf(project, arguments));
    TMW_TRY(Runner runner, runnerFor(open.model, &run.inputContract));
    return [&session, &features, runner](std::span<const uint32_t> part) mutable {
        return predictRaw(runner, features, part, session.stop(), session.threads);
    };
}

Result<Outcome> evaluateVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    TMW_TRY(const Run run, openRun(project, arguments.run, Staleness::Refused));
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(const Predict predict, predictor(session, project, run, features, arguments));
    const auto& part = features.part(arguments.part);
    TMW_TRY(const auto answers, predict(part));
    TMW_TRY(
        const Evaluation result,
        evaluate(features, part, answers, project.spec().settings.thresholdPercentile, predict));
    Json json = evaluationDocument(result);
    json["run"] = run.number;
    json["split"] = arguments.part;
    return Outcome{.json = std::move(json), .text = evaluationText(result)};
}

} // namespace

void addEvaluateVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        registry.verb("evaluate", "Measures the trained network, or a converted model, on a split",
                      "tmw evaluate iris.tmw --model int8", arguments, evaluateVerb);
    verb->add_option("PROJECT", arguments->project, "Project folder")->required();
    verb->add_option(
        "--model", arguments->model,
        "A kind (float, int8, int16x8, float16, int8w), or a MODEL; without it the network "
        "as trained");
    verb->add_option("--split", arguments->part, "train, validation or test")
        ->check(CLI::IsMember({"train", "validation", "test"}));
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
}

} // namespace tmw::cli
