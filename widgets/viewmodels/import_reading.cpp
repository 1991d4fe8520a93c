// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/import_reading.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/data/column_facts.h"
#include "core/data/time_rate.h"
#include "core/project/import_kind.h"

#include <algorithm>

namespace tmw::ui {

namespace {

/// Leaves only what came with the import.
void dropBefore(Dataset& data, const Dataset& before) {
    for (Column& column : data.columns)
        column.values.erase(column.values.begin(),
                            column.values.begin() + static_cast<std::ptrdiff_t>(before.rows));
    data.rows -= before.rows;
    data.rejected.erase(data.rejected.begin(), data.rejected.begin() + static_cast<std::ptrdiff_t>(
                                                                           before.rejected.size()));
    data.rejectedRows -= before.rejectedRows;
}

std::optional<double> suspectIn(const Dataset& data) {
    for (const Column& column : data.columns)
        if (const auto suspect = factsOf(column).suspect)
            return suspect;
    return std::nullopt;
}

Dataset headOf(Dataset data) {
    data.rows = std::min(data.rows, ImportReading::kMostShown);
    for (Column& column : data.columns) {
        column.values.resize(data.rows);
        column.values.shrink_to_fit();
    }
    data.importedPart.clear();
    data.array.reset();
    return data;
}

/// Only files of the same size are looked into.
bool hasContent(const Project& project, const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed)
        return false;
    std::string hash;
    for (const DataSource& source : project.spec().sources) {
        const auto* file = std::get_if<FileSource>(&source);
        if (!file || std::filesystem::file_size(project.dataFile(*file), failed) != size)
            continue;
        if (hash.empty()) {
            const auto bytes = readFile(path);
            if (!bytes)
                return false;
            hash = sha256Hex(std::span<const uint8_t>(*bytes));
        }
        if (file->sha256 == hash)
            return true;
    }
    return false;
}

} // namespace

Result<ImportReading> readForPreview(const ImportRequest& request, std::stop_token stop) {
    ImportReading reading;
    const auto kind = kindOf(request.paths);
    auto paths = kind == DataKind::Tables
                     ? tableFilesIn(request.paths)
                     : Result<std::vector<std::filesystem::path>>(request.paths);
    if (!kind || !paths) {
        reading.error = kind ? paths.error() : kind.error();
        return reading;
    }
    reading.paths = std::move(*paths);
    const Dataset* before = request.before.get();
    auto import = readImport(request.project.spec(), reading.paths, request.choices, before, stop);
    if (stop.stop_requested())
        return fail(kCancelled);
    if (!import) {
        reading.error = import.error();
        return reading;
    }
    if (before)
        dropBefore(import->data, *before);
    if (import->data.array)
        reading.sampleShape = import->data.array->shape;
    reading.files = std::move(import->files);
    reading.summary = summarise(import->data);
    reading.rateHz = rateOf(import->data);
    reading.suspect = suspectIn(import->data);
    reading.rejectedRows = import->data.rejectedRows;
    reading.rejected =
        std::make_shared<const std::vector<RejectedRow>>(std::move(import->data.rejected));
    reading.head = std::make_shared<const Dataset>(headOf(std::move(import->data)));
    for (const TableFile& file : reading.files)
        if (hasContent(request.project, file.path))
            reading.already.push_back(file.path.filename().string());
    return reading;
}

} // namespace tmw::ui
