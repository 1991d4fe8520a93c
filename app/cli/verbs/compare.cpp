// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device.h"
#include "app/cli/verbs.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::string board = "mps2-an386";
    std::string kind;
    int run = 0;
};

Result<Outcome> compareVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(const BoardRow* board, findBoard(arguments.board));
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    TMW_TRY(const Run run, openRun(project, arguments.run, Staleness::Refused));
    TMW_TRY(const OpenModel inFloat, openModel(project, ModelKind::Float, run.number));
    TMW_TRY(const ModelKind kind,
            parseModelKind(arguments.kind.empty() ? project.spec().settings.modelKind
                                                  : arguments.kind));
    TMW_TRY(const OpenModel int8, openModel(project, kind, run.number));
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(const Comparison comparison,
            compare(inFloat.model, int8.model, features, features.split.test,
                    {.core = board->core,
                     .fast = int8.fast,
                     .thresholdPercentile = project.spec().settings.thresholdPercentile},
                    session.stop()));
    const Counted floatCount = countInstructions(inFloat, board->name);
    const Counted int8Count = countInstructions(int8, board->name);
    Json json = comparisonDocument(comparison, floatCount, int8Count);
    json["board"] = board->name;
    return Outcome{.json = std::move(json),
                   .text = comparisonText(comparison, floatCount, int8Count)};
}

} // namespace

void addCompareVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        registry.verb("compare", "Float against int8, or another kind, on the same test samples",
                      "tmw compare sine.tmw", arguments, compareVerb);
    verb->add_option("PROJECT", arguments->project, "Project folder, converted")->required();
    verb->add_option("--board", arguments->board, "Where instructions are counted");
    verb->add_option("--kind", arguments->kind,
                     "int8, int16x8, float16 or int8w; without it the project's convert.kind");
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
}

} // namespace tmw::cli
