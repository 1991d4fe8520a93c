// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/project/examples.h"

namespace tmw::cli {

namespace {

struct NoArguments {};

Result<Outcome> listExamples(Session&, const NoArguments&) {
    Outcome outcome{.json = {{"examples", Json::array()}}};
    TextTable table({"name", "shows", "expected"});
    for (const auto& example : examples()) {
        outcome.json["examples"].push_back({{"name", example.name},
                                            {"title", example.title},
                                            {"summary", example.summary},
                                            {"expected", example.expected}});
        table.add({std::string(example.name), std::string(example.summary),
                   std::string(example.expected)});
    }
    outcome.text =
        table.text() + "\n'tmw run NAME --out FOLDER' runs one from its data to a board.\n";
    return outcome;
}

struct NewArguments {
    std::string project;
    std::string example;
};

Result<Outcome> makeProject(Session& session, const NewArguments& arguments) {
    ProjectSpec spec;
    const auto seed = static_cast<int64_t>(session.seed.value_or(0));
    if (seed)
        spec.settings.trainSeed = spec.settings.splitSeed = seed;
    auto project = arguments.example.empty()
                       ? Project::create(arguments.project, std::move(spec))
                       : createExample(arguments.project, arguments.example, seed);
    if (!project)
        return forward(project);
    return Outcome{.json = {{"project", arguments.project}},
                   .text = arguments.project + " is ready.\n"};
}

} // namespace

void addProjectVerbs(const Registry& registry) {
    registry.verb("examples", "Lists the built-in examples", "tmw examples",
                  std::make_shared<NoArguments>(), listExamples);
    auto arguments = std::make_shared<NewArguments>();
    auto* verb = registry.verb("new", "Makes a project", "tmw new sine.tmw --example hello_world",
                               arguments, makeProject);
    verb->add_option("PROJECT", arguments->project, "The folder to make, name.tmw")->required();
    verb->add_option("--example", arguments->example, "Begin with a built-in example");
}

} // namespace tmw::cli
