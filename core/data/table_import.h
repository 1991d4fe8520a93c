// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/csv.h"
#include "core/data/roles.h"

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace tmw {

struct TableOptions {
    CsvOptions csv{};
    /// `label` may also be "folder" (the name of the file's folder) or "filename" (without its
    /// ending and the numbers behind: WALKING_20260510.csv is WALKING): then a column is added.
    RoleOptions roles{};
    /// The part all rows of this import belong to; nothing: split() decides.
    std::optional<SplitPart> part{};
};

struct TableFile {
    std::filesystem::path path;
    TableFormat format; ///< of a table
    size_t rows = 0;
    size_t rejectedRows = 0;
};

struct TableImport {
    Dataset data;
    std::vector<TableFile> files;
};

/// The files, and in place of each folder the .csv, .tsv, .txt and .data files below it, in order
/// of their paths. Errors: import.no_files, import.unreadable_folder.
Result<std::vector<std::filesystem::path>>
tableFilesIn(std::span<const std::filesystem::path> paths);

/// Reads files, and the .csv, .tsv, .txt and .data files below folders (in order of their paths),
/// into one table. With `before`, adds to it: its roles stay, except those told now. Columns are
/// matched by name; a file with other columns is an error that lists the difference.
/// Errors: those of readCsv() and assignRoles(), import.no_files, import.columns_differ.
Result<TableImport> importTables(std::span<const std::filesystem::path> paths,
                                 const TableOptions& options, const Dataset* before = nullptr,
                                 std::stop_token stop = {});

/// The same for one file whose bytes are at hand; `path` is where it was.
Result<TableImport> importTable(std::string_view bytes, const std::filesystem::path& path,
                                const TableOptions& options, const Dataset* before = nullptr);

} // namespace tmw
