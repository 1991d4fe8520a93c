// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace tmw::test {

inline Graph graphOf(int inputs, std::string_view layers) {
    return Graph::build({inputs}, parseLayers(layers).value()).value();
}

/// Normal inputs and no targets yet; all samples in the training part.
inline Features randomInputs(size_t samples, size_t inputs, uint64_t seed = 3) {
    Features features;
    features.samples = samples;
    features.sampleShape = {static_cast<int32_t>(inputs)};
    features.inputNames.resize(inputs, "x");
    Random random(seed);
    for (size_t i = 0; i < samples * inputs; ++i)
        features.inputs.push_back(static_cast<float>(random.normal()));
    features.split.train.resize(samples);
    std::iota(features.split.train.begin(), features.split.train.end(), 0U);
    return features;
}

/// Targets that depend on the inputs, with some noise.
inline Features randomNumbers(size_t samples, size_t inputs, size_t targets) {
    Features features = randomInputs(samples, inputs);
    features.targetNames.resize(targets, "y");
    Random random(5);
    for (size_t s = 0; s < samples; ++s)
        for (size_t t = 0; t < targets; ++t) {
            const float x = features.inputs[s * inputs + t % inputs];
            features.targets.push_back(x * (0.5F + static_cast<float>(t)) +
                                       0.1F * static_cast<float>(random.normal()));
        }
    return features;
}

inline Features randomClasses(size_t samples, size_t inputs, size_t classes) {
    Features features = randomInputs(samples, inputs);
    features.task = classes == 2 ? Task::BinaryClassification : Task::Classification;
    features.classNames.resize(classes, "c");
    for (size_t s = 0; s < samples; ++s) {
        const float x = 1.2F * features.inputs[s * inputs] + 0.5F * static_cast<float>(classes);
        features.labels.push_back(
            std::clamp(static_cast<int32_t>(std::floor(x)), 0, static_cast<int32_t>(classes) - 1));
    }
    return features;
}

/// The last `count` training samples go to the validation part.
inline Features withValidation(Features features, size_t count) {
    auto& train = features.split.train;
    const auto first = train.end() - static_cast<std::ptrdiff_t>(count);
    features.split.validation.assign(first, train.end());
    train.erase(first, train.end());
    return features;
}

inline bool sameBits(std::span<const float> a, std::span<const float> b) {
    return std::ranges::equal(a, b, [](float x, float y) {
        return std::bit_cast<uint32_t>(x) == std::bit_cast<uint32_t>(y);
    });
}

inline bool sameBits(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
    const auto same = [](double x, double y) {
        return std::bit_cast<uint64_t>(x) == std::bit_cast<uint64_t>(y);
    };
    return std::ranges::equal(a, b, [&](const EpochRecord& x, const EpochRecord& y) {
        return x.epoch == y.epoch && same(x.trainLoss, y.trainLoss) &&
               same(x.validationLoss, y.validationLoss) && same(x.trainMetric, y.trainMetric) &&
               same(x.validationMetric, y.validationMetric) && same(x.rate, y.rate) &&
               same(x.gradientNorm, y.gradientNorm);
    });
}

/// Weights, best weights and history.
inline bool sameResult(const TrainResult& a, const TrainResult& b) {
    return sameBits(a.model.weights, b.model.weights) &&
           sameBits(a.checkpoint.weights, b.checkpoint.weights) &&
           sameBits(a.checkpoint.firstMoment, b.checkpoint.firstMoment) &&
           sameBits(a.checkpoint.secondMoment, b.checkpoint.secondMoment) &&
           sameBits(a.model.history, b.model.history) && a.model.bestEpoch == b.model.bestEpoch;
}

inline constexpr const char* kSmall = "dense 8 tanh, dense 1";

/// In batches of 16, on one thread.
inline TrainOptions shortTraining(int epochs) {
    TrainOptions options;
    options.epochs = epochs;
    options.batch = 16;
    options.rate = 0.01;
    options.threads = 1;
    return options;
}

} // namespace tmw::test
