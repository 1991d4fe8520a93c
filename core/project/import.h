// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_import.h"
#include "core/project/project.h"

#include <filesystem>
#include <span>

namespace tmw {

/// What a person said of an import, as the readers take it.
TableOptions tableOptions(const ImportChoices& choices);

/// The specification that files are added to: with roles and units told for them, and without what
/// it had where they `replace` it.
ProjectSpec specForImport(ProjectSpec spec, const std::map<std::string, ColumnChoice>& columns,
                          bool replace);

/// Reads the files as they would be added to the project of `spec`, whose rows so far are `before`;
/// nothing is written. The answer holds all rows, with the roles and units they would have.
/// Errors: project.generated_data, import.unknown_format, those of importTables.
Result<TableImport> readImport(const ProjectSpec& spec,
                               std::span<const std::filesystem::path> paths,
                               const ImportChoices& choices, const Dataset* before = nullptr,
                               std::stop_token stop = {});

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
/// Errors: those of readImport.
Result<TableImport> importFiles(Project& project, std::span<const std::filesystem::path> paths,
                                const ImportChoices& choices);

} // namespace tmw
