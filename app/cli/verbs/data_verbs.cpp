// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/data/roles.h"
#include "core/data/summary.h"
#include "core/project/import.h"
#include "core/project/line.h"

namespace tmw::cli {

namespace {

struct ImportArguments {
    std::string project;
    std::vector<std::string> paths;
    std::string part;
    ImportChoices choices;
};

Result<Outcome> importVerb(Session&, const ImportArguments& arguments) {
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    ImportChoices choices = arguments.choices;
    choices.part = parsePart(arguments.part);
    const std::vector<std::filesystem::path> paths(arguments.paths.begin(), arguments.paths.end());
    TMW_TRY(const auto import, importFiles(project, paths, choices));
    return Outcome{.json = importDocument(import), .text = importText(import)};
}

struct DatasetArguments {
    std::string project;
};

Result<Outcome> datasetVerb(Session&, const DatasetArguments& arguments) {
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    TMW_TRY(const Dataset data, loadDataset(project));
    TMW_TRY(const Features features, makeFeatures(data, featureOptions(project.spec().settings)));
    return Outcome{.json = datasetDocument(data, features), .text = datasetText(data, features)};
}

} // namespace

void addDataVerbs(const Registry& registry) {
    auto import = std::make_shared<ImportArguments>();
    auto* importing =
        registry.verb("import", "Brings files into a project and says what it made of them",
                      "tmw import iris.tmw iris.csv --label species", import, importVerb);
    importing->add_option("PROJECT", import->project, "Project folder")->required();
    importing
        ->add_option("PATH", import->paths,
                     "Tables, .npy, .npz and IDX files, or folders of these or of images")
        ->required();
    importing->add_option("--format", import->choices.format,
                          "auto, csv, tsv, semicolon, space or pipe");
    importing->add_option("--header", import->choices.header, "true: the first line holds names");
    importing->add_option("--decimal-comma", import->choices.decimalComma,
                          "true: 1,5 is one and a half");
    importing->add_option("--latin1", import->choices.latin1,
                          "true: the text is ISO 8859-1, false: UTF-8");
    importing->add_option("--label", import->choices.label,
                          "Column of classes; folder or filename take it from there");
    importing->add_option("--target", import->choices.targets, "Columns to predict")
        ->delimiter(',');
    importing->add_option("--group", import->choices.group, "Rows of one group stay in one part");
    importing->add_option("--time", import->choices.time, "Column of times");
    importing->add_option("--weight", import->choices.weight,
                          "Column of what each sample counts in the loss");
    importing->add_option("--rate", import->choices.rateHz, "Samples a second, in Hz");
    importing->add_option("--columns", import->choices.columns, "Only these inputs")
        ->delimiter(',');
    importing->add_option("--numbers", import->choices.numbers, "Columns that hold numbers")
        ->delimiter(',');
    importing->add_option("--words", import->choices.words, "Columns that hold words")
        ->delimiter(',');
    importing->add_option("--missing", import->choices.missingCode,
                          "A number that stands for missing");
    importing->add_option("--split", import->part, "All rows into one part")
        ->check(CLI::IsMember({"train", "validation", "test"}));
    importing->add_option("--labels", import->choices.labelsFile,
                          "File of labels beside an array or IDX file");
    importing->add_option("--shape", import->choices.shape,
                          "Of a sample, where the array has another: 140x1");
    importing->add_option("--size", import->choices.size, "Brings every image to it: 32x32");
    importing->add_flag("--gray", import->choices.gray, "Images to one channel");
    auto dataset = std::make_shared<DatasetArguments>();
    registry
        .verb("dataset", "Shows what data a project has", "tmw dataset iris.tmw", dataset,
              datasetVerb)
        ->add_option("PROJECT", dataset->project, "Project folder")
        ->required();
}

} // namespace tmw::cli
