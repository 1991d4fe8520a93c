// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_import.h"

#include "core/data/files_below.h"
#include "core/data/table_append.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kNoFiles{"import.no_files",
                             "There is no table in %1. Name a .csv, .tsv, .txt or .data file, or a "
                             "folder with such files."};

bool isTable(const fs::path& path) {
    constexpr std::array<std::string_view, 4> kEndings{".csv", ".tsv", ".txt", ".data"};
    return std::ranges::find(kEndings, path.extension().string()) != kEndings.end();
}

/// WALKING_20260510_193844 is WALKING: numbers at the end, and what joins them, tell recordings
/// apart, not classes. A name of numbers alone stays.
std::string classOfName(std::string name) {
    const size_t end = name.find_last_not_of("0123456789_-. ()");
    return end == std::string::npos ? name : name.substr(0, end + 1);
}

/// "folder" and "filename" ask for a column, unless the file has one of that name.
bool wantsPathLabel(const std::string& label, const Dataset& data) {
    return (label == "folder" || label == "filename") && !findColumn(data, label);
}

std::string pathLabel(const fs::path& path, const std::string& label) {
    std::error_code failed;
    const fs::path whole = fs::absolute(path, failed);
    return label == "folder" ? whole.parent_path().filename().string()
                             : classOfName(path.stem().string());
}

std::string addLabel(Dataset& data, std::string text) {
    Column column;
    column.name = findColumn(data, "label") ? "file label" : "label";
    column.type = ColumnType::Category;
    column.values.assign(data.rows, 0.0);
    column.categories = {std::move(text)};
    data.columns.push_back(std::move(column));
    return data.columns.back().name;
}

/// Roles of the rows that were there stay, except where a constant column now varies.
void keepRoles(Dataset& data, const Dataset& before) {
    for (Column& column : data.columns) {
        const Column* old = findColumn(before, column.name);
        if (!old || (old->note.phrase == kConstant && column.note.phrase != kConstant))
            continue;
        column.role = old->role;
    }
}

/// Adds the rows of one file; `roles` learns the name of a column made from its path.
Status addTable(CsvTable table, const fs::path& path, const TableOptions& options,
                RoleOptions& roles, TableImport& out) {
    if (wantsPathLabel(options.roles.label, table.data))
        roles.label = addLabel(table.data, pathLabel(path, options.roles.label));
    if (options.part)
        table.data.importedPart.assign(table.data.rows, options.part);
    out.files.push_back({path, table.format, table.data.rows, table.data.rejectedRows});
    return appendRows(out.data, std::move(table.data), path.filename().string());
}

/// Roles and notes of the whole.
Status settle(Dataset& data, const Dataset* before, const RoleOptions& roles) {
    // Notes are made anew; that of a column without values says why it has none.
    for (Column& column : data.columns)
        if (!std::ranges::all_of(column.values, [](double value) { return std::isnan(value); }))
            column.note = {};
    if (!before || before->columns.empty())
        return assignRoles(data, roles);
    TMW_CHECK(assignRoles(data, {}));
    keepRoles(data, *before);
    return applyRoles(data, roles);
}

} // namespace

Result<std::vector<fs::path>> tableFilesIn(std::span<const fs::path> paths) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (!fs::is_directory(path, failed)) {
            files.push_back(path);
            continue;
        }
        TMW_TRY(const auto below, filesBelow(path, isTable));
        if (below.empty())
            return fail(kNoFiles, path.string());
        files.insert(files.end(), below.begin(), below.end());
    }
    if (files.empty())
        return fail(kNoFiles, std::string("nothing"));
    return files;
}

Result<TableImport> importTables(std::span<const fs::path> paths, const TableOptions& options,
                                 const Dataset* before, std::stop_token stop) {
    TMW_TRY(const std::vector<fs::path> files, tableFilesIn(paths));
    TableImport out;
    if (before)
        out.data = *before;
    RoleOptions roles = options.roles;
    for (const fs::path& path : files) {
        TMW_TRY(CsvTable table, readCsv(path, options.csv, stop));
        TMW_CHECK(addTable(std::move(table), path, options, roles, out));
    }
    TMW_CHECK(settle(out.data, before, roles));
    return out;
}

Result<TableImport> importTable(std::string_view bytes, const fs::path& path,
                                const TableOptions& options, const Dataset* before) {
    TableImport out;
    if (before)
        out.data = *before;
    RoleOptions roles = options.roles;
    TMW_TRY(CsvTable table, parseCsv(bytes, path.filename().string(), options.csv));
    TMW_CHECK(addTable(std::move(table), path, options, roles, out));
    TMW_CHECK(settle(out.data, before, roles));
    return out;
}

} // namespace tmw
