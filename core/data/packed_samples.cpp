// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/packed_samples.h"

#include "core/base/remark.h"
#include "core/data/npy.h"
#include "core/data/roles.h"
#include "core/data/zip.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tmw {

namespace {

constexpr std::string_view kSamples = "x.npy";
constexpr std::string_view kParts = "parts.npy";
constexpr std::string_view kNumber = "number";
constexpr std::string_view kCategory = "category";
constexpr uint8_t kNoPart = 255;

constexpr ErrorKind kDamaged{"samples.damaged",
                             "%1 in the project's data is damaged: %2. Import the samples again."};

std::string nameOf(size_t column, const char* ending) {
    return "column" + std::to_string(column) + ending;
}

template <typename T>
Tensor tensorOf(DataType type, Shape shape, const std::vector<T>& values) {
    Tensor tensor{type, std::move(shape), std::vector<std::byte>(values.size() * sizeof(T))};
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

/// Role, type, unit, name, then the words, a line each.
std::vector<uint8_t> describe(const Column& column) {
    std::string text;
    const auto line = [&text](std::string_view words) {
        std::string one(words);
        std::ranges::replace(one, '\n', ' ');
        text += one + '\n';
    };
    line(nameOf(column.role));
    line(column.type == ColumnType::Number ? kNumber : kCategory);
    line(column.unit);
    line(column.name);
    for (const std::string& word : column.categories)
        line(word);
    return {text.begin(), text.end()};
}

Tensor valuesOf(const Column& column) {
    const Shape shape{static_cast<int32_t>(column.values.size())};
    if (column.type == ColumnType::Category)
        return tensorOf(DataType::Int32, shape,
                        std::vector<int32_t>(column.values.begin(), column.values.end()));
    std::vector<float> values(column.values.size());
    std::ranges::transform(column.values, values.begin(),
                           [](double value) { return static_cast<float>(value); });
    return tensorOf(DataType::Float32, shape, values);
}

Status add(std::vector<ZipEntry>& entries, std::string name, const Tensor& tensor) {
    TMW_TRY(auto bytes, npyBytes(tensor));
    entries.push_back({std::move(name), std::move(bytes)});
    return {};
}

std::vector<std::string> linesOf(const std::vector<uint8_t>& bytes) {
    std::vector<std::string> lines;
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto end = std::find(at, bytes.end(), '\n');
        lines.emplace_back(at, end);
        at = end == bytes.end() ? end : end + 1;
    }
    return lines;
}

class Unpacker {
public:
    Unpacker(const std::vector<ZipMember>& members, std::string_view file)
        : members_(members), file_(file) {}

    bool has(std::string_view name) const { return find(name) != nullptr; }
    Result<std::vector<uint8_t>> bytes(std::string_view name) const {
        const ZipMember* member = find(name);
        if (!member)
            return fail(kDamaged, file_, std::string(name) + " is missing");
        return unpackMember(*member, file_);
    }
    Result<Tensor> tensor(std::string_view name) const {
        TMW_TRY(const auto packed, bytes(name));
        return parseNpy(packed, name);
    }
    tl::unexpected<Error> damaged(std::string_view name) const {
        return fail(kDamaged, file_, name);
    }

private:
    const ZipMember* find(std::string_view name) const {
        const auto found = std::ranges::find(members_, name, &ZipMember::name);
        return found == members_.end() ? nullptr : &*found;
    }
    const std::vector<ZipMember>& members_;
    std::string_view file_;
};

Status readArray(const Unpacker& from, Dataset& data) {
    TMW_TRY(const Tensor x, from.tensor(kSamples));
    const bool bytes = x.type == DataType::UInt8;
    if (x.shape.size() < 2 || x.shape.size() > 4 || x.bytes.empty() ||
        (!bytes && x.type != DataType::Float32))
        return from.damaged(kSamples);
    SampleArray array{Shape(x.shape.begin() + 1, x.shape.end())};
    if (bytes)
        array.bytes.assign(x.as<uint8_t>().begin(), x.as<uint8_t>().end());
    else
        array.floats.assign(x.as<float>().begin(), x.as<float>().end());
    data.rows = static_cast<size_t>(x.shape[0]);
    data.array = std::make_shared<const SampleArray>(std::move(array));
    return {};
}

Status readColumn(const Unpacker& from, size_t at, Dataset& data) {
    TMW_TRY(const auto text, from.bytes(nameOf(at, ".txt")));
    TMW_TRY(const Tensor values, from.tensor(nameOf(at, ".npy")));
    auto lines = linesOf(text);
    const bool words = lines.size() >= 4 && lines[1] == kCategory;
    const auto role = lines.size() >= 4 ? roleFrom(lines[0]) : std::nullopt;
    if (!role || values.type != (words ? DataType::Int32 : DataType::Float32) ||
        values.shape != Shape{static_cast<int32_t>(data.rows)})
        return from.damaged(nameOf(at, ".txt"));
    Column column{.name = lines[3],
                  .unit = lines[2],
                  .type = words ? ColumnType::Category : ColumnType::Number,
                  .role = *role};
    if (!words) {
        column.values.assign(values.as<float>().begin(), values.as<float>().end());
    } else {
        column.categories.assign(lines.begin() + 4, lines.end());
        column.values.assign(values.as<int32_t>().begin(), values.as<int32_t>().end());
        for (const double value : column.values)
            if (value < 0 || value >= static_cast<double>(column.categories.size()))
                return from.damaged(nameOf(at, ".npy"));
    }
    data.columns.push_back(std::move(column));
    return {};
}

Status readParts(const Unpacker& from, Dataset& data) {
    TMW_TRY(const Tensor parts, from.tensor(kParts));
    if (parts.type != DataType::UInt8 || parts.shape != Shape{static_cast<int32_t>(data.rows)})
        return from.damaged(kParts);
    for (const uint8_t part : parts.as<uint8_t>()) {
        if (part != kNoPart && part > static_cast<uint8_t>(SplitPart::Test))
            return from.damaged(kParts);
        data.importedPart.push_back(part == kNoPart ? std::nullopt
                                                    : std::optional(static_cast<SplitPart>(part)));
    }
    return {};
}

} // namespace

Result<std::vector<uint8_t>> packSamples(const Dataset& data) {
    const SampleArray& array = *data.array;
    Shape shape{static_cast<int32_t>(data.rows)};
    shape.insert(shape.end(), array.shape.begin(), array.shape.end());
    std::vector<ZipEntry> entries;
    TMW_CHECK(add(entries, std::string(kSamples),
                  array.holdsBytes() ? tensorOf(DataType::UInt8, shape, array.bytes)
                                     : tensorOf(DataType::Float32, shape, array.floats)));
    for (size_t i = 0; i < data.columns.size(); ++i) {
        entries.push_back({nameOf(i, ".txt"), describe(data.columns[i])});
        TMW_CHECK(add(entries, nameOf(i, ".npy"), valuesOf(data.columns[i])));
    }
    if (!data.importedPart.empty()) {
        std::vector<uint8_t> parts;
        for (const auto& part : data.importedPart)
            parts.push_back(part ? static_cast<uint8_t>(*part) : kNoPart);
        TMW_CHECK(add(entries, std::string(kParts),
                      tensorOf(DataType::UInt8, {static_cast<int32_t>(data.rows)}, parts)));
    }
    return zipBytes(entries);
}

bool isPackedSamples(std::span<const uint8_t> bytes) {
    const auto members = zipMembers(bytes, {});
    return members && Unpacker(*members, {}).has(nameOf(0, ".txt"));
}

Result<Dataset> unpackSamples(std::span<const uint8_t> bytes, std::string_view file) {
    TMW_TRY(const auto members, zipMembers(bytes, file));
    const Unpacker from(members, file);
    Dataset data;
    TMW_CHECK(readArray(from, data));
    for (size_t i = 0; from.has(nameOf(i, ".txt")); ++i)
        TMW_CHECK(readColumn(from, i, data));
    if (from.has(kParts))
        TMW_CHECK(readParts(from, data));
    return data;
}

} // namespace tmw
