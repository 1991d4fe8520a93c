// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/project/line.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::vector<std::string> kinds; ///< none: float and the project's
    int run = 0;
};

Result<Outcome> convertVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Write));
    std::vector<ModelKind> kinds;
    std::vector<std::string> words = arguments.kinds;
    if (words.empty())
        words = {"float", project.spec().settings.modelKind};
    for (const auto& word : words) {
        TMW_TRY(const ModelKind kind, parseModelKind(word));
        kinds.push_back(kind);
    }
    TMW_TRY(const auto models, convertProject(project, kinds, arguments.run, session.stop()));
    return Outcome{.json = {{"models", modelsDocument(models, {})}}, .text = modelsText(models)};
}

} // namespace

void addConvertVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("convert", "Writes TensorFlow Lite files of the trained network",
                               "tmw convert sine.tmw --as float,int8", arguments, convertVerb);
    verb->add_option("PROJECT", arguments->project, "Project folder")->required();
    verb->add_option("--as,--kind", arguments->kinds,
                     "Kinds: float, int8, int16x8, float16, int8w; without it float and the "
                     "project's convert.kind")
        ->delimiter(',');
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
}

} // namespace tmw::cli
