// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/data/packed_samples.h"
#include "core/data/roles.h"
#include "core/data/table_append.h"
#include "core/data/table_import.h"
#include "core/project/corrections.h"
#include "core/project/import.h"
#include "core/project/line.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoData{"project.no_data",
                            "%1 has no data yet. 'tmw import %1 FILE...' brings some in."};

bool isPacked(const FileSource& source) {
    return source.name.ends_with(".npz");
}

Status addSamples(const Project& project, const FileSource& source, std::optional<Dataset>& data) {
    TMW_TRY(const auto bytes, readFile(project.dataFile(source)));
    TMW_TRY(Dataset more, unpackSamples(bytes, source.name));
    if (!data)
        data.emplace();
    return appendRows(*data, std::move(more), source.name);
}

} // namespace

Result<Dataset> loadSources(const Project& project) {
    const auto& sources = project.spec().sources;
    if (sources.empty())
        return fail(kNoData, project.folder().string());
    if (const auto* sine = std::get_if<NoisySine>(&sources.front()))
        return sources.size() == 1 ? makeNoisySine(*sine) : fail(kGeneratedData);
    std::optional<Dataset> data;
    std::vector<SourceRows> origin;
    for (size_t i = 0; i < sources.size();) {
        const auto* first = std::get_if<FileSource>(&sources[i]);
        if (!first)
            return fail(kGeneratedData);
        if (isPacked(*first)) {
            const size_t before = data ? data->rows : 0;
            TMW_CHECK(addSamples(project, *first, data));
            origin.push_back({first->sha256, data->rows - before});
            ++i;
            continue;
        }
        // Files brought in by one call are read by one call.
        std::vector<std::filesystem::path> paths;
        const size_t begin = origin.size();
        for (; i < sources.size(); ++i) {
            const auto* file = std::get_if<FileSource>(&sources[i]);
            if (!file || file->choices != first->choices || isPacked(*file))
                break;
            paths.push_back(project.dataFile(*file));
            origin.push_back({file->sha256, 0});
        }
        TMW_TRY(auto import,
                importTables(paths, tableOptions(first->choices), data ? &*data : nullptr));
        for (size_t file = 0; file < import.files.size(); ++file)
            origin[begin + file].rows = import.files[file].rows;
        data = std::move(import.data);
    }
    data->sources = std::move(origin);
    return std::move(*data);
}

Status applyColumnChoices(const std::map<std::string, ColumnChoice>& choices, Dataset& data) {
    RoleOptions roles;
    for (const auto& [name, choice] : choices)
        if (choice.role)
            roles.roles[name] = *choice.role;
    TMW_CHECK(applyRoles(data, roles));
    for (auto& column : data.columns)
        if (const auto found = choices.find(column.name);
            found != choices.end() && found->second.unit)
            column.unit = *found->second.unit;
    return {};
}

Result<Dataset> loadDataset(const Project& project) {
    TMW_TRY(Dataset data, loadSources(project));
    TMW_CHECK(applyColumnChoices(project.spec().columns, data));
    TMW_CHECK(applyCorrections(project.spec().corrections, data));
    return data;
}

} // namespace tmw
