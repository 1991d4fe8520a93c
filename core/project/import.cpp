// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import.h"

#include "core/base/file.h"
#include "core/project/line.h"

#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownFormat{
    "import.unknown_format", "There is no format %1. There are: auto, csv, tsv, semicolon, space, "
                             "pipe."};

constexpr std::array<std::pair<std::string_view, char>, 5> kDelimiters{
    {{"csv", ','}, {"tsv", '\t'}, {"semicolon", ';'}, {"space", ' '}, {"pipe", '|'}}};

std::optional<char> delimiterOf(std::string_view format) {
    for (const auto& [name, delimiter] : kDelimiters)
        if (name == format)
            return delimiter;
    return std::nullopt;
}

/// "walking/one.csv": enough to take a label from the folder or the name again.
std::string storedName(const std::filesystem::path& path) {
    const auto whole = std::filesystem::absolute(path).lexically_normal();
    const auto folder = whole.parent_path().filename();
    return (folder.empty() ? whole.filename() : folder / whole.filename()).string();
}

/// While the network is still the one a new project begins with, its last layer follows the data.
ProjectSpec withFittingLayer(const Dataset& data, ProjectSpec spec) {
    if (spec.settings.layers != Settings().layers)
        return spec;
    const auto features = makeFeatures(data, featureOptions(spec.settings));
    if (!features)
        return spec; // what is wrong with the data is said when it is used
    const std::string hidden = "dense 16 relu, dense 16 relu, dense ";
    spec.settings.layers = features->task == Task::Regression
                               ? hidden + std::to_string(features->targetWidth())
                           : features->task == Task::BinaryClassification
                               ? hidden + "1 sigmoid"
                               : hidden + std::to_string(features->classNames.size()) + " softmax";
    return spec;
}

} // namespace

TableOptions tableOptions(const ImportChoices& choices) {
    TableOptions options;
    options.csv.format.delimiter = delimiterOf(choices.format);
    options.csv.format.header = choices.header;
    options.csv.format.decimalComma = choices.decimalComma;
    options.csv.format.latin1 = choices.latin1;
    for (const auto& name : choices.numbers)
        options.csv.types[name] = ColumnType::Number;
    for (const auto& name : choices.words)
        options.csv.types[name] = ColumnType::Category;
    if (choices.missingCode)
        options.csv.missing.push_back(toText(*choices.missingCode));
    options.roles.label = choices.label;
    options.roles.targets = choices.targets;
    options.roles.group = choices.group;
    options.roles.time = choices.time;
    options.roles.columns = choices.columns;
    options.part = choices.part;
    return options;
}

ProjectSpec specForImport(ProjectSpec spec, const std::map<std::string, ColumnChoice>& columns,
                          bool replace) {
    if (replace) {
        spec.sources.clear();
        spec.columns.clear();
    }
    for (const auto& [name, choice] : columns) {
        if (!choice.role && !choice.unit)
            continue;
        ColumnChoice& told = spec.columns[name];
        if (choice.role)
            told.role = choice.role;
        if (choice.unit)
            told.unit = choice.unit;
    }
    return spec;
}

Result<TableImport> readImport(const ProjectSpec& spec,
                               std::span<const std::filesystem::path> paths,
                               const ImportChoices& choices, const Dataset* before,
                               std::stop_token stop) {
    if (choices.format != "auto" && !delimiterOf(choices.format))
        return fail(kUnknownFormat, choices.format);
    if (!spec.sources.empty() && std::holds_alternative<NoisySine>(spec.sources.front()))
        return fail(kGeneratedData);
    TMW_TRY(auto import, importTables(paths, tableOptions(choices), before, std::move(stop)));
    TMW_CHECK(applyColumnChoices(spec.columns, import.data));
    return import;
}

Result<PreparedImport> prepareImport(Project preview, std::span<const std::filesystem::path> paths,
                                     const ImportChoices& choices) {
    std::optional<Dataset> before;
    if (!preview.spec().sources.empty()) {
        TMW_TRY(before, loadSources(preview));
    }
    TMW_TRY(auto import, readImport(preview.spec(), paths, choices, before ? &*before : nullptr));
    ProjectSpec spec = preview.spec();
    for (const auto& file : import.files) {
        TMW_TRY(const auto bytes, readFile(file.path));
        FileSource source{.name = storedName(file.path), .choices = choices};
        TMW_CHECK(preview.storeData(source, bytes));
        spec.sources.push_back(std::move(source));
    }
    // What was stored must read back.
    TMW_TRY(const Dataset read, loadDataset(Project::preview(preview.folder(), spec)));
    return PreparedImport{std::move(import), withFittingLayer(read, std::move(spec))};
}

Result<TableImport> importFiles(Project& project, std::span<const std::filesystem::path> paths,
                                const ImportChoices& choices) {
    TMW_TRY(auto prepared,
            prepareImport(Project::preview(project.folder(), project.spec()), paths, choices));
    TMW_CHECK(project.save(std::move(prepared.spec)));
    return std::move(prepared.import);
}

} // namespace tmw
