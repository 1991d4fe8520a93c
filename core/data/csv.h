// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/csv_format.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// How a table is to be read; what is not told is found.
struct CsvOptions {
    FormatHints format{};
    /// What stands for a missing value, beside the empty field, NA, N/A, NaN, null and ?.
    std::vector<std::string> missing{};
    /// By column name. Otherwise a column is numbers where at most 1 value in 20 is a word; a row
    /// with such a word is rejected.
    std::map<std::string, ColumnType> types{};
};

struct CsvTable {
    Dataset data; ///< every column's role is Input: see roles.h
    TableFormat format;
};

/// Reads a table from the text of `file` (a name for messages). Rows that cannot be read are
/// listed in Dataset::rejected, the first 10,000 one by one, and counted in rejectedRows.
/// "Torque [Nm]" and "Torque (Nm)" become name "Torque" and unit "Nm"; without a header columns are
/// "column_1" on; a name that comes twice gets "_2". Categories are in byte order.
/// Memory stays below 12 bytes for each byte of text.
/// Errors: csv.utf16, csv.not_utf8, csv.binary, csv.empty, csv.no_rows, csv.no_such_column,
/// job.cancelled.
Result<CsvTable> parseCsv(std::string_view bytes, std::string_view file,
                          const CsvOptions& options = {}, std::stop_token stop = {});

/// The same from a file of up to 1 GiB. Errors: also those of readFile().
Result<CsvTable> readCsv(const std::filesystem::path& path, const CsvOptions& options = {},
                         std::stop_token stop = {});

} // namespace tmw
