// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// Reconstruction: the network makes its inputs again (an autoencoder).
enum class Task { Regression, BinaryClassification, Classification, Reconstruction };

/// The answers are numbers, not classes.
constexpr bool answersNumbers(Task task) {
    return task == Task::Regression || task == Task::Reconstruction;
}

/// value = raw * scale + offset, two separate float operations, per element.
struct Affine {
    std::vector<float> scale;
    std::vector<float> offset;
};

/// Rows that are not samples because this column has no usable value there. A row counts once, at
/// its first such column.
struct LeftOut {
    std::string column;
    size_t rows = 0;
};

/// What the network is trained on: row-major float tensors and how they came from raw values.
struct Features {
    Task task = Task::Regression;
    size_t samples = 0;
    /// Shape of one sample as the network takes it, without the batch.
    Shape sampleShape;
    /// As a sensor gives them, samples x inputWidth(): one value per input, a category as one-hot.
    std::vector<float> raw;
    /// After `inputContract`, samples x inputWidth(): what the network sees.
    std::vector<float> inputs;
    /// Regression: samples x targetWidth(), in units of the data. Reconstruction: empty, the inputs
    /// are what is to be answered.
    std::vector<float> targets;
    /// Classification: one class index a sample. Binary: 0 or 1. Reconstruction: where there is a
    /// label column.
    std::vector<int32_t> labels;
    /// What each sample counts in the loss, 0 or more; empty: all 1.
    std::vector<float> weights;
    std::vector<std::string> inputNames;
    std::vector<std::string> targetNames;
    std::vector<std::string> classNames;
    /// Reconstruction: 1 for each of classNames that is normal; empty: not told.
    std::vector<uint8_t> normalClasses;
    /// inputs = raw * scale + offset: standardisation fitted on the training part only.
    Affine inputContract;
    /// Regression trains on (target - offset) / scale, fitted on the training part; identity when
    /// off. The last layer takes it in after training, so that a network answers in data units.
    Affine targetScaling;
    Split split;
    /// Which imported row each sample came from (rows with missing values are left out).
    std::vector<uint32_t> sourceRow;
    std::vector<LeftOut> leftOut;

    size_t inputWidth() const { return inputNames.size(); }
    size_t targetWidth() const { return targetNames.size(); }
    std::span<const float> input(size_t sample) const {
        return std::span(inputs).subspan(sample * inputWidth(), inputWidth());
    }
    std::span<const float> target(size_t sample) const {
        return std::span(allTargets()).subspan(sample * targetWidth(), targetWidth());
    }
    /// Row-major, samples x targetWidth().
    const std::vector<float>& allTargets() const {
        return task == Task::Reconstruction ? inputs : targets;
    }
    /// Where normalClasses are told.
    bool isNormal(uint32_t sample) const {
        return normalClasses[static_cast<size_t>(labels[sample])] != 0;
    }
    const std::vector<uint32_t>& part(std::string_view name) const {
        return name == "train" ? split.train : name == "validation" ? split.validation : split.test;
    }
};

struct FeatureOptions {
    /// Number columns to mean 0 and standard deviation 1; a category stays 0 and 1.
    bool standardiseInputs = true;
    bool standardiseTargets = true;
    /// Two classes: one sigmoid output (Task::BinaryClassification) instead of a softmax of two.
    bool binary = false;
    /// The inputs are made again; labels only tell what is normal, targets nothing.
    bool reconstruct = false;
    /// Of reconstruct: the normal classes by name, commas between; the others are only tested.
    std::string normal{};
    /// Of regression and classification: said, so that roles of the other kind are an error.
    std::optional<Task> asked{};
    /// Images of bytes are divided by it, all values alike.
    double byteRange = 255;
    SplitSpec split{};
};

/// Samples of a table by its roles: Input columns, and one Label column (classification) or Target
/// columns (regression), and one Weight column where there is one. Rows without a value in one of
/// these, or with one beyond the range of a float, are left out and counted. Mean and standard
/// deviation (of the population) come from the training part alone, summed in double in row order;
/// a constant column gets scale 1. Classes are in the order of the label column's categories, or
/// ascending where it holds numbers. Where the table has an array beside it, that is the input, and
/// every value stays: bytes are divided by one number; else each channel is standardised as a
/// whole. Errors: data.no_input, data.no_target, data.no_labels, data.label_and_target,
/// data.many_labels, data.target_is_category, data.too_many_categories, data.too_few_rows,
/// data.one_class, data.too_many_classes, data.not_two_classes, data.too_large, data.weights,
/// data.task, data.normal, and those of split().
Result<Features> makeFeatures(const Dataset& data, const FeatureOptions& options);

} // namespace tmw
