// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import.h"

#include "core/base/file.h"
#include "core/project/line.h"

#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownFormat{
    "import.unknown_format", "There is no format %1. There are: auto, csv, tsv, semicolon, space."};

constexpr std::array<std::pair<std::string_view, char>, 4> kDelimiters{
    {{"csv", ','}, {"tsv", '\t'}, {"semicolon", ';'}, {"space", ' '}}};

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
Status fitLastLayer(Project& project) {
    ProjectSpec spec = project.spec();
    const auto features = loadFeatures(project);
    if (spec.settings.layers != Settings().layers || !features)
        return {}; // what is wrong with the data is said when it is used
    const std::string hidden = "dense 16 relu, dense 16 relu, dense ";
    spec.settings.layers = features->task == Task::Regression
                               ? hidden + std::to_string(features->targetWidth())
                           : features->task == Task::BinaryClassification
                               ? hidden + "1 sigmoid"
                               : hidden + std::to_string(features->classNames.size()) + " softmax";
    return spec.settings.layers == Settings().layers ? Status{} : project.save(std::move(spec));
}

} // namespace

TableOptions tableOptions(const ImportChoices& choices) {
    TableOptions options;
    options.csv.format.delimiter = delimiterOf(choices.format);
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

Result<TableImport> importFiles(Project& project, std::span<const std::filesystem::path> paths,
                                const ImportChoices& choices) {
    if (choices.format != "auto" && !delimiterOf(choices.format))
        return fail(kUnknownFormat, choices.format);
    std::optional<Dataset> before;
    if (!project.spec().sources.empty()) {
        TMW_TRY(before, loadSources(project));
    }
    TMW_TRY(auto import, importTables(paths, tableOptions(choices), before ? &*before : nullptr));
    ProjectSpec spec = project.spec();
    for (const auto& file : import.files) {
        TMW_TRY(const auto bytes, readFile(file.path));
        FileSource source{.name = storedName(file.path), .choices = choices};
        TMW_CHECK(project.storeData(source, bytes));
        spec.sources.push_back(std::move(source));
    }
    const auto old = project.spec();
    TMW_CHECK(project.save(std::move(spec)));
    // What was written must read back; generated data, for one, takes no files.
    if (auto read = loadDataset(project); !read) {
        TMW_CHECK(project.save(old));
        return forward(read);
    }
    TMW_CHECK(fitLastLayer(project));
    return import;
}

} // namespace tmw
