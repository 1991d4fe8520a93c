// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_append.h"

#include "core/data/csv_columns.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr size_t kMostListed = 10000;

constexpr ErrorKind kColumnsDiffer{
    "import.columns_differ", "%1 does not fit what is already there: %2. Import it into a project "
                             "of its own, or make the columns agree."};

constexpr ErrorKind kOtherKind{
    "import.other_kind", "%1 does not fit what is already there: one is a table, the other are "
                         "images or arrays. Import it into a project of its own."};
constexpr ErrorKind kShapesDiffer{
    "import.shapes_differ", "Samples of %1 are %2, and those already there %3. Bring them to one "
                            "shape, or import them into a project of their own."};

bool hasValues(const Column& column) {
    return !std::ranges::all_of(column.values, [](double value) { return std::isnan(value); });
}

bool typesAgree(const Column& a, const Column& b) {
    return a.type == b.type || !hasValues(a) || !hasValues(b);
}

std::string difference(const Dataset& data, const Dataset& more) {
    std::string missing;
    std::string added;
    std::string types;
    const auto list = [](std::string& names, const std::string& name) {
        names += (names.empty() ? "" : ", ") + name;
    };
    for (const Column& column : data.columns) {
        const Column* other = findColumn(more, column.name);
        if (!other)
            list(missing, column.name);
        else if (!typesAgree(column, *other))
            list(types,
                 column.name + (other->type == ColumnType::Category ? " has words, not numbers"
                                                                    : " has numbers, not words"));
    }
    for (const Column& column : more.columns)
        if (!findColumn(data, column.name))
            list(added, column.name);
    std::string all;
    const auto add = [&all](const char* what, const std::string& names) {
        if (!names.empty())
            all += (all.empty() ? "" : "; ") + std::string(what) + names;
    };
    add("it lacks ", missing);
    add("it adds ", added);
    add("", types);
    return all;
}

void appendColumn(Column& column, const Column& more) {
    if (more.type == ColumnType::Category)
        column.type = ColumnType::Category; // a column without values takes the other's type
    const auto shift = static_cast<double>(column.categories.size());
    column.values.reserve(column.values.size() + more.values.size());
    for (const double value : more.values)
        column.values.push_back(more.type == ColumnType::Category ? value + shift : value);
    column.categories.insert(column.categories.end(), more.categories.begin(),
                             more.categories.end());
    sortCategories(column);
}

} // namespace

Status appendRows(Dataset& data, Dataset more, std::string_view file) {
    if (data.columns.empty()) {
        data = std::move(more);
        return {};
    }
    if (bool(data.array) != bool(more.array))
        return fail(kOtherKind, file);
    if (data.array && data.array->shape != more.array->shape)
        return fail(kShapesDiffer, file, toText(more.array->shape), toText(data.array->shape));
    if (const std::string what = difference(data, more); !what.empty())
        return fail(kColumnsDiffer, file, what);
    if (!data.importedPart.empty() || !more.importedPart.empty()) {
        data.importedPart.resize(data.rows);
        more.importedPart.resize(more.rows);
        data.importedPart.insert(data.importedPart.end(), more.importedPart.begin(),
                                 more.importedPart.end());
    }
    for (Column& column : data.columns)
        appendColumn(column, *findColumn(more, column.name));
    if (data.array) {
        auto joined = std::make_shared<SampleArray>(*data.array);
        append(*joined, *more.array);
        data.array = std::move(joined);
    }
    data.rows += more.rows;
    data.rejectedRows += more.rejectedRows;
    for (RejectedRow& row : more.rejected)
        if (data.rejected.size() < kMostListed)
            data.rejected.push_back(std::move(row));
    return {};
}

} // namespace tmw
