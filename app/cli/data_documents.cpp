// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "core/data/roles.h"
#include "core/data/summary.h"

#include <algorithm>
#include <cmath>

namespace tmw::cli {

namespace {

Json classesJson(const DatasetSummary& summary) {
    Json json = Json::object();
    for (const auto& [name, rows] : summary.classes)
        json[name] = rows;
    return json;
}

Json columnsJson(const DatasetSummary& summary) {
    Json list = Json::array();
    for (const auto& column : summary.columns)
        list.push_back({{"name", column.name},
                        {"role", nameOf(column.role)},
                        {"unit", column.unit},
                        {"min", column.min},
                        {"max", column.max},
                        {"mean", column.mean},
                        {"missing", column.missing},
                        {"type", column.type == ColumnType::Number ? "number" : "category"},
                        {"note", column.note.text()}});
    return list;
}

/// Null for a table.
Json shapeJson(const Dataset& data) {
    return data.array ? Json(data.array->shape) : Json(nullptr);
}

std::string columnsText(const DatasetSummary& summary) {
    TextTable table({"column", "role", "unit", "least", "mean", "greatest", "missing", "note"});
    for (const auto& column : summary.columns)
        table.add({column.name, std::string(nameOf(column.role)), column.unit, figure(column.min),
                   figure(column.mean), figure(column.max),
                   count(static_cast<long long>(column.missing)), column.note.text()});
    return table.text();
}

std::string classesText(const DatasetSummary& summary) {
    if (summary.classes.empty())
        return {};
    TextTable table({"class", "rows"});
    for (const auto& [name, rows] : summary.classes)
        table.add({name, count(static_cast<long long>(rows))});
    return "\n" + table.text();
}

std::string arrayFilesText(const TableImport& import) {
    TextTable files({"file", "samples", "of shape"});
    for (const auto& file : import.files)
        files.add({file.path.filename().string(), count(static_cast<long long>(file.rows)),
                   toText(import.data.array->shape)});
    return files.text();
}

std::string rejectedText(const Dataset& data) {
    if (data.rejectedRows == 0)
        return {};
    constexpr size_t kShown = 20;
    std::string text =
        "\n" + count(static_cast<long long>(data.rejectedRows)) + " rows were not read:\n";
    for (size_t i = 0; i < std::min(kShown, data.rejected.size()); ++i)
        text += "  " + data.rejected[i].file + ", line " + std::to_string(data.rejected[i].line) +
                ": " + data.rejected[i].reason.text() + "\n";
    if (data.rejectedRows > kShown)
        text += "  and more; --json lists them\n";
    return text;
}

} // namespace

Json importDocument(const TableImport& import) {
    const auto summary = summarise(import.data);
    size_t rows = 0;
    Json files = Json::array();
    for (const auto& file : import.files) {
        rows += file.rows;
        Json each{
            {"file", file.path.string()}, {"rows", file.rows}, {"rejected", file.rejectedRows}};
        if (!import.data.array) {
            each["delimiter"] = std::string(1, file.format.delimiter);
            each["decimal_comma"] = file.format.decimalComma;
            each["header"] = file.format.header;
            each["latin1"] = file.format.latin1;
        }
        files.push_back(std::move(each));
    }
    Json rejected = Json::array();
    for (const auto& row : import.data.rejected)
        rejected.push_back({{"file", row.file}, {"line", row.line}, {"reason", row.reason.text()}});
    return {{"files", import.files.size()},
            {"samples", import.data.rows},
            {"sample_shape", shapeJson(import.data)},
            {"rows", rows},
            {"columns", import.data.columns.size()},
            {"classes", classesJson(summary)},
            {"rejected", rejected},
            {"rejected_rows", import.data.rejectedRows},
            {"file_details", files},
            {"column_details", columnsJson(summary)}};
}

std::string importText(const TableImport& import) {
    const auto summary = summarise(import.data);
    if (import.data.array)
        return arrayFilesText(import) + "\n" + columnsText(summary) + classesText(summary);
    TextTable files({"file", "rows", "not read", "written with"});
    for (const auto& file : import.files) {
        const std::string delimiter =
            file.format.delimiter == '\t' ? "tab" : std::string(1, file.format.delimiter);
        files.add({file.path.filename().string(), count(static_cast<long long>(file.rows)),
                   count(static_cast<long long>(file.rejectedRows)),
                   "'" + delimiter + "'" + (file.format.header ? ", header" : ", no header") +
                       (file.format.decimalComma ? ", decimal comma" : "") +
                       (file.format.latin1 ? ", Latin-1" : "")});
    }
    return files.text() + "\n" + columnsText(summary) + classesText(summary) +
           rejectedText(import.data);
}

Json datasetDocument(const Dataset& data, const Features& features) {
    const auto summary = summarise(data);
    Json leftOut = Json::array();
    for (const auto& each : features.leftOut)
        leftOut.push_back({{"column", each.column}, {"rows", each.rows}});
    return {{"samples", features.samples},
            {"sample_shape", features.sampleShape},
            {"columns", columnsJson(summary)},
            {"classes", classesJson(summary)},
            {"split",
             {{"train", features.split.train.size()},
              {"validation", features.split.validation.size()},
              {"test", features.split.test.size()}}},
            {"rows", data.rows},
            {"left_out", leftOut}};
}

std::string datasetText(const Dataset& data, const Features& features) {
    const auto summary = summarise(data);
    std::string text = columnsText(summary) + classesText(summary) + "\n";
    text +=
        pairs({{"Samples", count(static_cast<long long>(features.samples))},
               {"Shape", toText(features.sampleShape)},
               {"Split", "train " + std::to_string(features.split.train.size()) + ", validation " +
                             std::to_string(features.split.validation.size()) + ", test " +
                             std::to_string(features.split.test.size())}});
    for (const auto& each : features.leftOut)
        text += count(static_cast<long long>(each.rows)) + " rows left out: no value in " +
                each.column + "\n";
    return text;
}

} // namespace tmw::cli
