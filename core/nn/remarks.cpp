// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/remarks.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr size_t kDeadEpochs = 2;

bool neverChanges(const Features& features, size_t input) {
    const auto& train = features.split.train;
    const float first = features.input(train.front())[input];
    return std::ranges::all_of(
        train, [&](uint32_t sample) { return features.input(sample)[input] == first; });
}

void addConstantInputs(const Features& features, std::vector<Remark>& remarks) {
    const size_t width = features.inputWidth();
    size_t count = 0;
    size_t first = 0;
    for (size_t i = 0; i < width; ++i)
        if (neverChanges(features, i) && count++ == 0)
            first = i;
    if (count == width && width > 0)
        remarks.emplace_back(TMW_PHRASE("Error", "No input changes over the training part: the "
                                                 "network can only learn one answer. Choose other "
                                                 "inputs."));
    else if (count == 1)
        remarks.emplace_back(TMW_PHRASE("Error", "Input %1 is the same in the whole training part "
                                                 "and teaches nothing. Leave it out."),
                             features.inputNames[first]);
    else if (count > 1 && features.sampleShape.size() < 2)
        remarks.emplace_back(TMW_PHRASE("Error", "%1 inputs, as %2, are the same in the whole "
                                                 "training part and teach nothing. Leave them "
                                                 "out."),
                             count, features.inputNames[first]);
}

void addMissingClasses(const Features& features, std::vector<Remark>& remarks) {
    const auto lacks = [&](const std::vector<uint32_t>& part, size_t label) {
        return std::ranges::none_of(part, [&](uint32_t sample) {
            return static_cast<size_t>(features.labels[sample]) == label;
        });
    };
    for (size_t c = 0; c < features.classNames.size(); ++c) {
        if (lacks(features.split.train, c))
            remarks.emplace_back(TMW_PHRASE("Error", "No sample of class %1 is in the training "
                                                     "part: it cannot be learned. Split by class, "
                                                     "or add samples."),
                                 features.classNames[c]);
        if (!features.split.validation.empty() && lacks(features.split.validation, c))
            remarks.emplace_back(TMW_PHRASE("Error", "No sample of class %1 is in the validation "
                                                     "part: the best epoch is chosen without it. "
                                                     "Split by class, or add samples."),
                                 features.classNames[c]);
        if (!features.split.test.empty() && lacks(features.split.test, c))
            remarks.emplace_back(TMW_PHRASE("Error", "No sample of class %1 is in the test part: "
                                                     "its accuracy will not be known. Split by "
                                                     "class, or add samples."),
                                 features.classNames[c]);
    }
}

} // namespace

std::vector<Remark> remarksBefore(const Features& features, const TrainOptions& options) {
    std::vector<Remark> remarks;
    const size_t samples = features.split.train.size();
    if (samples == 0)
        return remarks; // said as an error
    if (samples == 1) {
        remarks.emplace_back(TMW_PHRASE("Error", "There is one sample to train on: the network "
                                                 "will learn its answer and nothing else. Add "
                                                 "data."));
    } else {
        if (static_cast<size_t>(options.batch) > samples)
            remarks.emplace_back(TMW_PHRASE("Error", "The batch of %1 is larger than the training "
                                                     "part of %2, so an epoch is one step. Use a "
                                                     "smaller batch."),
                                 options.batch, samples);
        addConstantInputs(features, remarks);
    }
    if (features.task != Task::Regression)
        addMissingClasses(features, remarks);
    return remarks;
}

Remark remarkOn(std::span<const EpochRecord> history) {
    const auto dead = [](std::span<const EpochRecord> some) {
        return std::ranges::all_of(some, [](const auto& each) { return each.gradientNorm == 0; });
    };
    if (history.size() < kDeadEpochs ||
        (!dead(history.first(kDeadEpochs)) && !dead(history.last(kDeadEpochs))))
        return {};
    return Remark(TMW_PHRASE("Error", "The gradient is 0: the network no longer learns (all of its "
                                      "relu may have died). Use a lower rate, or tanh or "
                                      "batch_normalization."));
}

} // namespace tmw
