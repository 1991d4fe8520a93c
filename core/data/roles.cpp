// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/roles.h"

#include "core/data/column_facts.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr size_t kMostInputWords = 64;
constexpr size_t kMostFoundClasses = 50;
constexpr size_t kFewestRowsForId = 8;

constexpr ErrorKind kNoSuchColumn{"import.no_such_column",
                                  "There is no column %1. The columns are: %2."};

constexpr std::array<std::pair<ColumnRole, std::string_view>, 7> kRoleNames{
    {{ColumnRole::Input, "input"},
     {ColumnRole::Target, "target"},
     {ColumnRole::Label, "label"},
     {ColumnRole::Group, "group"},
     {ColumnRole::Time, "time"},
     {ColumnRole::Weight, "weight"},
     {ColumnRole::Ignored, "ignored"}}};

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return out;
}

template <size_t N>
bool isOneOf(const std::string& name, const std::array<std::string_view, N>& names) {
    return std::ranges::find(names, name) != names.end();
}

bool namesTime(const std::string& name) {
    constexpr std::array<std::string_view, 8> kNames{
        "time", "date", "datetime", "date_time", "date time", "time_ms", "time_us", "time_s"};
    return isOneOf(name, kNames) || name.starts_with("timestamp");
}

bool namesGroup(const std::string& name) {
    constexpr std::array<std::string_view, 7> kNames{
        "group", "subject", "subject_id", "session", "recording", "participant", "user_id"};
    return isOneOf(name, kNames);
}

/// The name that Keras and scikit-learn have for it; "weight" alone may be that of a thing.
bool namesWeight(const std::string& name) {
    constexpr std::array<std::string_view, 2> kNames{"sample_weight", "sample_weights"};
    return isOneOf(name, kNames);
}

bool namesAnswer(const std::string& name) {
    constexpr std::array<std::string_view, 10> kNames{"label",    "class",   "species", "target",
                                                      "activity", "gesture", "outcome", "y",
                                                      "category", "labels"};
    return isOneOf(name, kNames);
}

bool namesId(const std::string& name) {
    constexpr std::array<std::string_view, 8> kNames{"id",  "index", "idx",      "udi",
                                                     "uid", "row",   "rownames", "column_1"};
    return isOneOf(name, kNames) || name.ends_with("_id") || name.ends_with(" id");
}

bool isRowNumberOrId(const Column& column, const ColumnFacts& facts, const std::string& name) {
    const size_t present = column.values.size() - facts.missing;
    if (present < kFewestRowsForId || !facts.wholeNumbers || facts.different < kFewestRowsForId)
        return false;
    if (column.type == ColumnType::Category)
        return column.categories.size() == present;
    return facts.consecutive || (name == "column_1" && facts.increasing) ||
           (name != "column_1" && namesId(name) && allDifferent(column));
}

/// The role a column has by itself, and what there is to say of it.
ColumnRole ownRole(Column& column, const ColumnFacts& facts) {
    const std::string name = lowered(column.name);
    if (column.note.empty() && facts.suspect)
        column.note =
            Remark(TMW_PHRASE("Error",
                              "%1 comes %2 times, far from all other values: a code for missing?"),
                   *facts.suspect, facts.suspectCount);
    if (facts.missing == column.values.size()) {
        if (column.note.empty())
            column.note = Remark(TMW_PHRASE("Error", "no values"));
        return ColumnRole::Ignored;
    }
    if (namesTime(name))
        return ColumnRole::Time;
    if (namesAnswer(name))
        return ColumnRole::Input; // settled by findAnswer(), even where it is constant so far
    if (facts.different == 1) {
        column.note = Remark(kConstant);
        return ColumnRole::Ignored;
    }
    if (namesGroup(name))
        return ColumnRole::Group;
    if (namesWeight(name) && column.type == ColumnType::Number && facts.min >= 0)
        return ColumnRole::Weight;
    if (isRowNumberOrId(column, facts, name)) {
        column.note = Remark(TMW_PHRASE("Error", "every value is different: an id?"));
        return ColumnRole::Ignored;
    }
    if (column.categories.size() > kMostInputWords) {
        column.note =
            Remark(TMW_PHRASE("Error", "%1 different words: too many"), column.categories.size());
        return ColumnRole::Ignored;
    }
    return ColumnRole::Input;
}

/// A label where classes are likely, else a target; nothing for a column of many words.
std::optional<ColumnRole> answerRole(const Column& column, const ColumnFacts& facts) {
    if (column.type == ColumnType::Category)
        return column.categories.size() <= kMostFoundClasses ? std::optional(ColumnRole::Label)
                                                             : std::nullopt;
    const bool classes = facts.wholeNumbers && facts.different <= 10 && facts.min >= 0 &&
                         facts.max <= 100 && column.values.size() >= 5 * facts.different;
    return classes ? ColumnRole::Label : ColumnRole::Target;
}

void findAnswer(Dataset& data, const std::vector<ColumnFacts>& facts) {
    auto& columns = data.columns;
    for (size_t i = 0; i < columns.size(); ++i) {
        const bool named =
            columns[i].role == ColumnRole::Input && namesAnswer(lowered(columns[i].name));
        if (const auto role = answerRole(columns[i], facts[i]); named && role) {
            columns[i].role = *role;
            return;
        }
    }
    const auto inputs = std::ranges::count(columns, ColumnRole::Input, &Column::role);
    for (size_t i = columns.size(); inputs > 1 && i-- > 0;) {
        if (columns[i].role != ColumnRole::Input)
            continue;
        if (const auto role = answerRole(columns[i], facts[i])) {
            columns[i].role = *role;
            if (columns[i].note.empty())
                columns[i].note =
                    Remark(*role == ColumnRole::Label
                               ? TMW_PHRASE("Error", "taken as label: the last column")
                               : TMW_PHRASE("Error", "taken as target: the last column"));
        }
        return;
    }
}

Status setRole(Dataset& data, std::string_view name, ColumnRole role) {
    const Column* found = findColumn(data, name);
    if (!found)
        return fail(kNoSuchColumn, name, columnList(data));
    data.columns[static_cast<size_t>(found - data.columns.data())].role = role;
    return {};
}

bool answerTold(const RoleOptions& options) {
    return !options.label.empty() || !options.targets.empty() ||
           std::ranges::any_of(options.roles, [](const auto& told) {
               return told.second == ColumnRole::Label || told.second == ColumnRole::Target;
           });
}

} // namespace

Status applyRoles(Dataset& data, const RoleOptions& options) {
    if (!options.columns.empty())
        for (Column& column : data.columns)
            if (column.role == ColumnRole::Input)
                column.role = ColumnRole::Ignored;
    for (const std::string& name : options.columns)
        TMW_CHECK(setRole(data, name, ColumnRole::Input));
    for (const std::string& name : options.targets)
        TMW_CHECK(setRole(data, name, ColumnRole::Target));
    if (!options.label.empty())
        TMW_CHECK(setRole(data, options.label, ColumnRole::Label));
    if (!options.group.empty())
        TMW_CHECK(setRole(data, options.group, ColumnRole::Group));
    if (!options.time.empty())
        TMW_CHECK(setRole(data, options.time, ColumnRole::Time));
    if (!options.weight.empty())
        TMW_CHECK(setRole(data, options.weight, ColumnRole::Weight));
    for (const auto& [name, role] : options.roles)
        TMW_CHECK(setRole(data, name, role));
    return {};
}

Status assignRoles(Dataset& data, const RoleOptions& options) {
    std::vector<ColumnFacts> facts;
    for (Column& column : data.columns) {
        facts.push_back(factsOf(column));
        column.role = ownRole(column, facts.back());
    }
    if (!answerTold(options))
        findAnswer(data, facts);
    return applyRoles(data, options);
}

std::string_view nameOf(ColumnRole role) {
    return std::ranges::find(kRoleNames, role, &decltype(kRoleNames)::value_type::first)->second;
}

std::optional<ColumnRole> roleFrom(std::string_view name) {
    const auto found =
        std::ranges::find(kRoleNames, name, &decltype(kRoleNames)::value_type::second);
    return found == kRoleNames.end() ? std::nullopt : std::optional(found->first);
}

} // namespace tmw
