// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/adopt.h"

#include "app/cli/text_table.h"
#include "app/cli/verbs.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::string file;
    bool newHead = false;
};

Json operatorsDocument(const std::vector<MissingOperator>& operators) {
    Json list = Json::array();
    for (const MissingOperator& each : operators)
        list.push_back({{"index", each.index}, {"op", each.name}, {"reason", each.reason.text()}});
    return list;
}

std::string operatorsText(const std::string& title, const std::vector<MissingOperator>& operators) {
    std::string text;
    for (const MissingOperator& each : operators)
        text += (text.empty() ? "\n" + title + ":\n" : std::string()) + "  " +
                std::to_string(each.index) + " " + each.name + ": " + each.reason.text() + "\n";
    return text;
}

std::string adoptText(const Adoption& made, const Arguments& arguments) {
    const std::string run = std::to_string(made.run.number);
    std::string text =
        pairs({{"Run", run + ", of 0 epochs"},
               {"Network", made.run.settings.layers},
               {"Parameters", count(static_cast<long long>(made.run.model.weights.size()))},
               {"Weights of integers",
                made.quantized ? std::to_string(made.quantized) + " tensors, floats from here on"
                               : std::string("none")},
               {"Last layer", made.newHead ? "new" : "the model's"}});
    text += operatorsText("Not taken over", made.missing);
    text += operatorsText("Taken over in part", made.partial);
    return text + "\n'tmw train " + arguments.project + "' goes on from its weights; 'tmw set " +
           arguments.project +
           " train.start_from=0' has it begin anew.\nThe network takes what data.standardise and "
           "data.byte_range make of the data: see that this is what the model was trained on.\n";
}

Result<Outcome> adoptVerb(Session&, const Arguments& arguments) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(arguments.file));
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    const std::string name = std::filesystem::path(arguments.file).filename().string();
    TMW_TRY(Adoption made, adopted(project, model, {name, arguments.newHead}));
    TMW_CHECK(keepAdopted(project, made));
    return Outcome{.json = {{"run", made.run.number},
                            {"layers", made.run.settings.layers},
                            {"parameters", made.run.model.weights.size()},
                            {"dequantized", made.quantized},
                            {"new_head", made.newHead},
                            {"missing", operatorsDocument(made.missing)},
                            {"partial", operatorsDocument(made.partial)}},
                   .text = adoptText(made, arguments)};
}

} // namespace

void addAdoptVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("adopt",
                               "Takes layers and weights of a .tflite as the project's network, to "
                               "go on training it",
                               "tmw adopt words.tmw kws.tflite --new-head", arguments, adoptVerb);
    verb->add_option("PROJECT", arguments->project,
                     "Project folder, with data of the model's shape")
        ->required();
    verb->add_option("FILE", arguments->file, "A .tflite of float32, int8 or other numbers")
        ->required();
    verb->add_flag("--new-head", arguments->newHead,
                   "A new last layer for the project's classes or targets, in the place of the "
                   "model's or behind the layers that could be taken over");
}

} // namespace tmw::cli
