// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_import.h"
#include "core/project/project.h"

#include <filesystem>
#include <span>

namespace tmw {

/// What a person said of an import, as the readers take it.
TableOptions tableOptions(const ImportChoices& choices);

/// Rows that were read, and the specification that has them.
struct PreparedImport {
    TableImport import;
    ProjectSpec spec;
};
/// Reads the files and puts copies of them below data/; nothing else is written, so what is not
/// taken up is forgotten. Errors as of importFiles.
Result<PreparedImport> prepareImport(Project preview, std::span<const std::filesystem::path> paths,
                                     const ImportChoices& choices);

/// Reads the files, keeps copies of them in the project, and adds them to its data. Nothing changes
/// where one of them cannot be read. The answer holds all rows of the project.
/// Errors: project.generated_data, import.unknown_format, those of importTables.
Result<TableImport> importFiles(Project& project, std::span<const std::filesystem::path> paths,
                                const ImportChoices& choices);

} // namespace tmw
