// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tmw {

enum class Task { Regression, BinaryClassification, Classification };

/// Which samples are in which part: ascending indices into the samples.
struct Split {
    std::vector<uint32_t> train;
    std::vector<uint32_t> validation;
    std::vector<uint32_t> test;
};

/// value = raw * scale + offset, two separate float operations, per element.
struct Affine {
    std::vector<float> scale;
    std::vector<float> offset;
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
    /// Regression: samples x targetWidth(), in units of the data.
    std::vector<float> targets;
    /// Classification: one class index a sample. Binary: 0 or 1.
    std::vector<int32_t> labels;
    std::vector<std::string> inputNames;
    std::vector<std::string> targetNames;
    std::vector<std::string> classNames;
    /// inputs = raw * scale + offset: standardisation fitted on the training part only.
    Affine inputContract;
    /// Regression trains on (target - offset) / scale, fitted on the training part; identity when
    /// off. The last layer takes it in after training, so that a network answers in data units.
    Affine targetScaling;
    Split split;
    /// Which imported row each sample came from (rows with missing values are left out).
    std::vector<uint32_t> sourceRow;

    size_t inputWidth() const { return inputNames.size(); }
    size_t targetWidth() const { return targetNames.size(); }
    std::span<const float> input(size_t sample) const {
        return std::span(inputs).subspan(sample * inputWidth(), inputWidth());
    }
    std::span<const float> target(size_t sample) const {
        return std::span(targets).subspan(sample * targetWidth(), targetWidth());
    }
    const std::vector<uint32_t>& part(std::string_view name) const {
        return name == "train" ? split.train : name == "validation" ? split.validation : split.test;
    }
};

} // namespace tmw
