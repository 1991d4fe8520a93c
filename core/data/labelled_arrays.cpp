// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/labelled_arrays.h"

#include "core/base/half.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr size_t kMostTargets = 64;

constexpr ErrorKind kRank{"samples.rank",
                          "%1 is an array of %2. Samples need two to four dimensions, the first of "
                          "which counts them."};
constexpr ErrorKind kEmpty{"samples.empty", "%1 is an array of %2, which has no values."};
constexpr ErrorKind kShape{"samples.shape", "A sample of %1 is %2, which cannot be taken as %3. "
                                            "Name a shape of %4 values."};
constexpr ErrorKind kType{"samples.type", "%1 holds values of 4 bits. Save them as 8 bits."};
constexpr ErrorKind kCounts{"samples.counts", "%1 has %2 samples and %3 has %4 labels. Name the "
                                              "labels that belong to these samples."};
constexpr ErrorKind kLabels{"samples.labels",
                            "The labels in %1 are %2. One number a sample is needed, or up to %3 "
                            "targets a sample."};

template <typename T>
std::vector<float> converted(const Tensor& tensor) {
    const auto values = tensor.as<T>();
    std::vector<float> out(values.size());
    std::ranges::transform(values, out.begin(), [](T value) { return static_cast<float>(value); });
    return out;
}

/// Empty for a type without numbers.
std::vector<float> floatsOf(const Tensor& tensor) {
    switch (tensor.type) {
    case DataType::Float32:
        return converted<float>(tensor);
    case DataType::Int8:
        return converted<int8_t>(tensor);
    case DataType::UInt8:
    case DataType::Bool:
        return converted<uint8_t>(tensor);
    case DataType::Int16:
        return converted<int16_t>(tensor);
    case DataType::Int32:
        return converted<int32_t>(tensor);
    case DataType::Int64:
        return converted<int64_t>(tensor);
    case DataType::UInt16:
        return converted<uint16_t>(tensor);
    case DataType::UInt32:
        return converted<uint32_t>(tensor);
    case DataType::UInt64:
        return converted<uint64_t>(tensor);
    case DataType::Float16: {
        std::vector<float> out = converted<uint16_t>(tensor);
        std::ranges::transform(tensor.as<uint16_t>(), out.begin(), halfToFloat);
        return out;
    }
    case DataType::Int4:
        break;
    }
    return {};
}

Result<Shape> sampleShape(const Tensor& samples, const Shape& wanted, std::string_view file) {
    const Shape& all = samples.shape;
    if (all.size() < 2 || all.size() > 4)
        return fail(kRank, file, toText(all));
    Shape shape(all.begin() + 1, all.end());
    TMW_TRY(const size_t width, elementCount(shape));
    if (all[0] == 0 || width == 0)
        return fail(kEmpty, file, toText(all));
    if (wanted.empty()) {
        if (shape.size() == 2 && samples.type == DataType::UInt8)
            shape.push_back(1);
        return shape;
    }
    const auto count = elementCount(wanted);
    if (!count || *count != width)
        return fail(kShape, file, toText(shape), toText(wanted), width);
    return wanted;
}

/// Rows of one 1 and else 0: the place of the 1. Empty where they are not.
std::vector<double> placesOfOne(const std::vector<float>& values, size_t width) {
    std::vector<double> places;
    for (size_t at = 0; at < values.size(); at += width) {
        const auto row = std::span(values).subspan(at, width);
        const auto one = std::ranges::find(row, 1.0f);
        if (one == row.end() || static_cast<size_t>(std::ranges::count(row, 0.0f)) != width - 1)
            return {};
        places.push_back(static_cast<double>(one - row.begin()));
    }
    return places;
}

Column answerColumn(std::string name, std::vector<double> values) {
    const bool whole = std::ranges::all_of(
        values, [](double value) { return std::isfinite(value) && value == std::floor(value); });
    return {.name = std::move(name),
            .role = whole ? ColumnRole::Label : ColumnRole::Target,
            .values = std::move(values)};
}

Status addAnswers(const Tensor& labels, const std::string& name, std::string_view file,
                  Dataset& data) {
    const Shape& shape = labels.shape;
    const size_t width = shape.size() == 2 ? static_cast<size_t>(shape[1]) : 1;
    if (shape.empty() || shape.size() > 2 || width == 0 || width > kMostTargets ||
        labels.type == DataType::Int4)
        return fail(kLabels, name, toText(shape), kMostTargets);
    if (static_cast<size_t>(shape[0]) != data.rows)
        return fail(kCounts, file, data.rows, name, shape[0]);
    const std::vector<float> values = floatsOf(labels);
    if (width == 1) {
        data.columns.push_back(answerColumn("label", {values.begin(), values.end()}));
        return {};
    }
    if (auto places = placesOfOne(values, width); !places.empty()) {
        data.columns.push_back(answerColumn("label", std::move(places)));
        return {};
    }
    for (size_t i = 0; i < width; ++i) {
        Column column{.name = "target " + std::to_string(i + 1), .role = ColumnRole::Target};
        for (size_t row = 0; row < data.rows; ++row)
            column.values.push_back(static_cast<double>(values[row * width + i]));
        data.columns.push_back(std::move(column));
    }
    return {};
}

} // namespace

Result<Dataset> datasetOf(LabelledArrays arrays, const Shape& wanted, std::string_view file) {
    const Tensor& samples = arrays.samples;
    TMW_TRY(Shape shape, sampleShape(samples, wanted, file));
    if (samples.type == DataType::Int4)
        return fail(kType, file);
    SampleArray array{std::move(shape)};
    if (samples.type == DataType::UInt8) {
        const auto bytes = samples.as<uint8_t>();
        array.bytes.assign(bytes.begin(), bytes.end());
    } else {
        array.floats = floatsOf(samples);
    }
    Dataset data;
    data.rows = static_cast<size_t>(samples.shape[0]);
    data.columns.push_back({.name = "file",
                            .type = ColumnType::Category,
                            .role = ColumnRole::Ignored,
                            .values = std::vector<double>(data.rows, 0.0),
                            .categories = {std::string(file)}});
    if (arrays.labels)
        TMW_CHECK(addAnswers(*arrays.labels, arrays.labelsName, file, data));
    if (arrays.part)
        data.importedPart.assign(data.rows, arrays.part);
    data.array = std::make_shared<const SampleArray>(std::move(array));
    return data;
}

} // namespace tmw
