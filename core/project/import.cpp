// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import.h"

#include "core/base/file.h"
#include "core/data/packed_samples.h"
#include "core/data/table_append.h"
#include "core/project/line.h"
#include "core/project/sample_import.h"

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

constexpr int kArrayEpochs = 20;
constexpr double kArrayRate = 0.001;

Status checkNotGenerated(const ProjectSpec& spec) {
    if (!spec.sources.empty() && std::holds_alternative<NoisySine>(spec.sources.front()))
        return fail(kGeneratedData);
    return {};
}

/// "walking/one.csv": enough to take a label from the folder or the name again.
std::string storedName(const std::filesystem::path& path) {
    const auto whole = std::filesystem::absolute(path).lexically_normal();
    const auto folder = whole.parent_path().filename();
    return (folder.empty() ? whole.filename() : folder / whole.filename()).string();
}

/// Whatever they came as, they are kept as one kind of file.
std::string packedName(const std::filesystem::path& path) {
    const std::string name = storedName(path);
    return name.ends_with(".npz") ? name : name + ".npz";
}

std::string lastLayer(const Features& features) {
    return answersNumbers(features.task) ? "dense " + std::to_string(features.targetWidth())
           : features.task == Task::BinaryClassification
               ? "dense 1 sigmoid"
               : "dense " + std::to_string(features.classNames.size()) + " softmax";
}

/// While the network is still the one a new project begins with, it follows the data.
ProjectSpec withFittingLayers(const Dataset& data, ProjectSpec spec) {
    if (spec.settings.layers != Settings().layers)
        return spec;
    const auto features = makeFeatures(data, featureOptions(spec.settings));
    if (!features)
        return spec; // what is wrong with the data is said when it is used
    const std::string last = lastLayer(*features);
    if (!data.array) {
        spec.settings.layers = "dense 16 relu, dense 16 relu, " + last;
        return spec;
    }
    spec.settings.layers = firstLayers(features->sampleShape, last);
    if (spec.settings.epochs == Settings().epochs && spec.settings.rate == Settings().rate) {
        spec.settings.epochs = kArrayEpochs;
        spec.settings.rate = kArrayRate;
    }
    return spec;
}

/// What was brought in, as files to be kept, and all rows of the project with it.
struct KeptImport {
    TableImport import;
    std::vector<std::pair<FileSource, std::vector<uint8_t>>> sources;
};

Status joinSamples(std::vector<ReadSamples> samples, const Dataset* before, TableImport& import) {
    if (before)
        import.data = *before;
    for (ReadSamples& each : samples) {
        import.files.push_back({each.path, {}, each.data.rows, 0});
        TMW_CHECK(appendRows(import.data, std::move(each.data), each.path.filename().string()));
    }
    return {};
}

Result<KeptImport> readToKeep(const ProjectSpec& spec, std::span<const std::filesystem::path> paths,
                              const ImportChoices& choices, const Dataset* before) {
    KeptImport kept;
    TMW_TRY(const DataKind kind, kindOf(paths));
    if (kind == DataKind::Tables) {
        TMW_TRY(kept.import, readImport(spec, paths, choices, before));
        for (const auto& file : kept.import.files) {
            TMW_TRY(auto bytes, readFile(file.path));
            kept.sources.emplace_back(FileSource{.name = storedName(file.path), .choices = choices},
                                      std::move(bytes));
        }
        return kept;
    }
    TMW_CHECK(checkNotGenerated(spec));
    TMW_TRY(auto samples, readSampleSources(kind, paths, choices));
    for (const ReadSamples& each : samples) {
        TMW_TRY(auto bytes, packSamples(each.data));
        kept.sources.emplace_back(FileSource{.name = packedName(each.path)}, std::move(bytes));
    }
    TMW_CHECK(joinSamples(std::move(samples), before, kept.import));
    TMW_CHECK(applyColumnChoices(spec.columns, kept.import.data));
    return kept;
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
    options.roles.weight = choices.weight;
    options.roles.columns = choices.columns;
    options.part = choices.part;
    return options;
}

ProjectSpec specForImport(ProjectSpec spec, const std::map<std::string, ColumnChoice>& columns,
                          bool replace) {
    if (replace) {
        spec.sources.clear();
        spec.columns.clear();
        spec.corrections.clear();
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
    TMW_CHECK(checkNotGenerated(spec));
    TMW_TRY(const DataKind kind, kindOf(paths));
    if (kind != DataKind::Tables) {
        TableImport import;
        TMW_TRY(auto samples, readSampleSources(kind, paths, choices, stop));
        TMW_CHECK(joinSamples(std::move(samples), before, import));
        TMW_CHECK(applyColumnChoices(spec.columns, import.data));
        return import;
    }
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
    TMW_TRY(auto kept, readToKeep(preview.spec(), paths, choices, before ? &*before : nullptr));
    ProjectSpec spec = preview.spec();
    for (auto& [source, bytes] : kept.sources) {
        TMW_CHECK(preview.storeData(source, bytes));
        spec.sources.push_back(std::move(source));
    }
    // What was stored must read back.
    TMW_TRY(const Dataset read, loadDataset(Project::preview(preview.folder(), spec)));
    return PreparedImport{std::move(kept.import), withFittingLayers(read, std::move(spec))};
}

Result<TableImport> importFiles(Project& project, std::span<const std::filesystem::path> paths,
                                const ImportChoices& choices) {
    TMW_TRY(auto prepared,
            prepareImport(Project::preview(project.folder(), project.spec()), paths, choices));
    TMW_CHECK(project.save(std::move(prepared.spec)));
    return std::move(prepared.import);
}

} // namespace tmw
