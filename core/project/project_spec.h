// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/generators.h"
#include "core/project/settings.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tmw {

/// What a person said of a table when it was brought in; what is not said is detected.
struct ImportChoices {
    std::string format = "auto";           ///< auto, csv, tsv, semicolon, space, pipe
    std::optional<bool> header = {};       ///< the first line holds names
    std::optional<bool> decimalComma = {}; ///< 1,5 is one and a half
    std::optional<bool> latin1 = {};       ///< ISO 8859-1 instead of UTF-8
    std::string label = {}; ///< column of classes; "folder" or "filename" take it from there
    std::vector<std::string> targets = {};
    std::string group = {};
    std::string time = {};
    std::string weight = {}; ///< column of what each sample counts in the loss
    std::optional<double> rateHz = {};
    std::vector<std::string> columns = {};  ///< only these; empty: all
    std::vector<std::string> numbers = {};  ///< columns that hold numbers, whatever is found
    std::vector<std::string> words = {};    ///< columns that hold words
    std::optional<double> missingCode = {}; ///< a number that stands for missing, such as -200
    std::optional<SplitPart> part = {};
    /// How arrays and images become samples; kept in them, so not part of what is saved.
    std::string labelsFile = {}; ///< beside an array or IDX file; empty: found
    std::string shape = {};      ///< "28x28x1": of one sample, where the array is flat
    std::string size = {};       ///< "32x32": every image is brought to it
    bool gray = false;           ///< one channel

    bool operator==(const ImportChoices&) const = default;
};

/// A file brought in: its bytes lie in data/HASH/NAME.
struct FileSource {
    std::string name; ///< "folder/file.csv", as the person had it
    std::string sha256 = {};
    ImportChoices choices = {};
};

using DataSource = std::variant<FileSource, NoisySine>;

/// What a person changed of a column.
struct ColumnChoice {
    std::optional<ColumnRole> role = {};
    std::optional<std::string> unit = {};
};

/// Another class for a row than its file has: the file stays as it is.
struct LabelCorrection {
    std::string sha256; ///< of the file
    size_t row = 0;     ///< among those read from it, from 0
    std::string column;
    std::string was; ///< what the file has there
    std::string now;

    bool operator==(const LabelCorrection&) const = default;
};

/// What is saved of a project beside its runs: the contents of project.json.
struct ProjectSpec {
    std::string title;
    std::vector<DataSource> sources;
    std::map<std::string, ColumnChoice> columns;
    std::vector<LabelCorrection> corrections;
    Settings settings;
    int chosenRun = 0;                        ///< 0: none
    std::map<int, std::string> runNotes = {}; ///< what a person noted of a run, by its number
};

constexpr int kProjectSchema = 1;

/// Readable, in a stable order.
std::string toJsonText(const ProjectSpec& spec);

/// A spec, and whether a newer program wrote it (then it may hold more than is understood here).
struct ParsedSpec {
    ProjectSpec spec;
    int schema = kProjectSchema;
};
/// Errors: project.damaged with the place; settings' own.
Result<ParsedSpec> parseSpec(std::string_view json);

std::string_view toText(ColumnRole role); ///< as nameOf()
std::optional<ColumnRole> parseRole(std::string_view word);
std::string_view toText(SplitPart part); ///< "train", "validation", "test"
std::optional<SplitPart> parsePart(std::string_view word);

/// SHA-256 in hex of all that decides what the features are: sources, columns, corrections, data
/// and split settings. A run belongs to the data whose fingerprint it carries.
std::string dataFingerprint(const ProjectSpec& spec);
/// Whether a setting is one of those.
bool decidesData(std::string_view key);

} // namespace tmw
