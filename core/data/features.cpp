// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features.h"

#include "core/data/array_features.h"
#include "core/data/feature_roles.h"
#include "core/data/normal_classes.h"
#include "core/data/standardise.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace tmw {

namespace {

constexpr size_t kMostClasses = 1000;
constexpr size_t kMostValues = size_t{1} << 30;

constexpr ErrorKind kTooFewRows{
    "data.too_few_rows", "%1 of %2 rows are complete, fewer than the %3 that are needed%4. Import "
                         "more rows, or give columns with many gaps the role ignored."};
constexpr ErrorKind kOneClass{
    "data.one_class", "Label column %1 has only the class %2 in complete rows. Import rows of "
                      "another class, or choose another label column."};
constexpr ErrorKind kTooManyClasses{
    "data.too_many_classes", "Label column %1 has %2 different values, more than %3 classes. Give "
                             "it the role target to learn a number."};
constexpr ErrorKind kNotTwoClasses{
    "data.not_two_classes", "Label column %1 has %2 classes, and a single binary output tells two "
                            "apart. Turn the binary setting off."};
constexpr ErrorKind kTooLarge{
    "data.too_large",
    "%1 rows of %2 inputs are more values than fit. Give some columns the role ignored."};

constexpr ErrorKind kBadWeight{
    "data.weights", "Row %1 has the weight %2 in column %3, and a weight is a number of 0 or more. "
                    "Correct the file, or give the column another role."};
constexpr ErrorKind kNoWeight{
    "data.weights", "All training samples have the weight 0 in column %1, so nothing would be "
                    "learnt. Correct the file, or give the column another role."};

bool usable(double value) {
    return std::abs(value) <= double{std::numeric_limits<float>::max()}; // false for NaN
}

bool hasUsableSample(const Dataset& data, uint32_t row) {
    if (!data.array || data.array->holdsBytes())
        return true;
    const size_t width = data.array->width();
    return std::ranges::all_of(std::span(data.array->floats).subspan(row * width, width),
                               [](float value) { return std::isfinite(value); });
}

/// Fills sourceRow and leftOut.
Status chooseRows(const Dataset& data, const FeatureRoles& roles, size_t needed, Features& out) {
    std::vector<const Column*> used = roles.inputs;
    used.insert(used.end(), roles.targets.begin(), roles.targets.end());
    for (const Column* one : {roles.label, roles.weight})
        if (one)
            used.push_back(one);
    std::vector<size_t> gaps(used.size());
    size_t broken = 0;
    for (uint32_t row = 0; row < data.rows; ++row) {
        const auto gap = std::ranges::find_if(
            used, [row](const Column* column) { return !usable(column->values[row]); });
        if (gap == used.end() && hasUsableSample(data, row))
            out.sourceRow.push_back(row);
        else if (gap == used.end())
            ++broken;
        else
            ++gaps[static_cast<size_t>(gap - used.begin())];
    }
    for (size_t i = 0; i < used.size(); ++i)
        if (gaps[i] > 0)
            out.leftOut.push_back({used[i]->name, gaps[i]});
    if (broken > 0)
        out.leftOut.push_back({"samples", broken});
    out.samples = out.sourceRow.size();
    if (out.samples >= needed)
        return {};
    std::string most;
    if (!out.leftOut.empty()) {
        const auto worst = std::ranges::max_element(out.leftOut, {}, &LeftOut::rows);
        most = " (most gaps: column " + worst->column + ")";
    }
    return fail(kTooFewRows, out.samples, data.rows, needed, most);
}

Status checkSize(size_t samples, size_t width) {
    return samples > kMostValues / width ? fail(kTooLarge, samples, width) : Status();
}

/// Raw values, names, and whether each input is a number rather than part of a one-hot.
Result<std::vector<bool>> fillInputs(const FeatureRoles& roles, Features& out) {
    std::vector<bool> isNumber;
    for (const Column* column : roles.inputs) {
        if (column->type == ColumnType::Number) {
            out.inputNames.push_back(column->name);
            isNumber.push_back(true);
        }
        for (const std::string& category : column->categories) {
            out.inputNames.push_back(column->name + "=" + category);
            isNumber.push_back(false);
        }
    }
    const size_t width = out.inputWidth();
    if (width == 0)
        return fail(kNoInput);
    TMW_CHECK(checkSize(out.samples, width));
    out.sampleShape = {static_cast<int32_t>(width)};
    out.raw.assign(out.samples * width, 0.0f);
    size_t at = 0;
    for (const Column* column : roles.inputs) {
        const bool number = column->type == ColumnType::Number;
        for (size_t i = 0; i < out.samples; ++i) {
            const double value = column->values[out.sourceRow[i]];
            if (number)
                out.raw[i * width + at] = static_cast<float>(value);
            else
                out.raw[i * width + at + static_cast<size_t>(value)] = 1.0f;
        }
        at += number ? 1 : column->categories.size();
    }
    return isNumber;
}

Status fillLabels(const Column& label, const FeatureOptions& options, Features& out) {
    std::map<double, int32_t> classes;
    for (const uint32_t row : out.sourceRow)
        classes.try_emplace(label.values[row]);
    if (classes.size() > kMostClasses)
        return fail(kTooManyClasses, label.name, classes.size(), kMostClasses);
    for (auto& [value, index] : classes) {
        index = static_cast<int32_t>(out.classNames.size());
        out.classNames.push_back(classNameOf(label, value));
    }
    if (classes.size() == 1 && !options.reconstruct)
        return fail(kOneClass, label.name, out.classNames.front());
    const bool binary = options.binary && !options.reconstruct;
    if (binary && classes.size() != 2)
        return fail(kNotTwoClasses, label.name, classes.size());
    out.task = binary ? Task::BinaryClassification : Task::Classification;
    for (const uint32_t row : out.sourceRow)
        out.labels.push_back(classes.at(label.values[row]));
    return {};
}

void fillTargets(const std::vector<const Column*>& targets, Features& out) {
    out.task = Task::Regression;
    for (const Column* target : targets)
        out.targetNames.push_back(target->name);
    out.targets.reserve(out.samples * targets.size());
    for (const uint32_t row : out.sourceRow)
        for (const Column* target : targets)
            out.targets.push_back(static_cast<float>(target->values[row]));
}

Status fillWeights(const Column& weight, Features& out) {
    out.weights.reserve(out.samples);
    for (const uint32_t row : out.sourceRow) {
        const double value = weight.values[row];
        if (value < 0)
            return fail(kBadWeight, row + 1, value, weight.name);
        out.weights.push_back(static_cast<float>(value));
    }
    const bool any = std::ranges::any_of(out.split.train,
                                         [&](uint32_t sample) { return out.weights[sample] > 0; });
    return any ? Status() : fail(kNoWeight, weight.name);
}

/// One sample for each part that is asked for, and two at the least.
size_t rowsNeeded(const SplitSpec& spec) {
    return 1 + size_t{spec.validation > 0 || spec.test > 0} +
           size_t{spec.validation > 0 && spec.test > 0};
}

} // namespace

Result<Features> makeFeatures(const Dataset& data, const FeatureOptions& options) {
    TMW_TRY(const FeatureRoles roles, rolesOf(data, options));
    Features out;
    TMW_CHECK(chooseRows(data, roles, rowsNeeded(options.split), out));
    std::vector<bool> isNumber;
    if (data.array) {
        TMW_CHECK(checkSize(out.samples, data.array->width()));
        fillFromArray(data, out);
    } else {
        TMW_TRY(isNumber, fillInputs(roles, out));
    }
    if (roles.label)
        TMW_CHECK(fillLabels(*roles.label, options, out));
    else
        fillTargets(roles.targets, out);
    TMW_TRY(out.split, split(data, out.sourceRow, options.split));
    if (options.reconstruct) {
        out.task = Task::Reconstruction;
        out.targetNames = out.inputNames;
        TMW_TRY(out.normalClasses, parseNormalClasses(options.normal, out));
        TMW_CHECK(keepNormalForTraining(out));
    }
    if (roles.weight)
        TMW_CHECK(fillWeights(*roles.weight, out));
    if (data.array)
        scaleArray(*data.array, options, out);
    else
        standardiseColumns(isNumber, options.standardiseInputs, out);
    applyContract(out);
    standardiseTargets(options.standardiseTargets && !options.reconstruct, out);
    return out;
}

} // namespace tmw
