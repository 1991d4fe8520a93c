// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/remarks.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr int kDeadEpochs = 2;

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

/// Of a part, in words: one class that it lacks (%1), and several (%1 of them, as %2).
struct Lacking {
    const char* one;
    const char* several;
};

constexpr Lacking kTrain{
    TMW_PHRASE("Error", "No sample of class %1 is in the training part: it cannot be learned. "
                        "Split by class, or add samples."),
    TMW_PHRASE("Error", "%1 classes, as %2, have no sample in the training part: they cannot be "
                        "learned. Split by class, or add samples.")};
constexpr Lacking kValidation{
    TMW_PHRASE("Error", "No sample of class %1 is in the validation part: the best epoch is chosen "
                        "without it. Split by class, or add samples."),
    TMW_PHRASE("Error", "%1 classes, as %2, have no sample in the validation part: the best epoch "
                        "is chosen without them. Split by class, or add samples.")};
constexpr Lacking kTest{
    TMW_PHRASE("Error", "No sample of class %1 is in the test part: its accuracy will not be "
                        "known. Split by class, or add samples."),
    TMW_PHRASE("Error", "%1 classes, as %2, have no sample in the test part: their accuracy will "
                        "not be known. Split by class, or add samples.")};

void addMissingClasses(const Features& features, const std::vector<uint32_t>& part,
                       const Lacking& words, std::vector<Remark>& remarks) {
    std::vector<bool> seen(features.classNames.size());
    for (const uint32_t sample : part)
        seen[static_cast<size_t>(features.labels[sample])] = true;
    const auto count = std::ranges::count(seen, false);
    if (count == 0 || part.empty())
        return;
    const auto first = std::ranges::find(seen, false) - seen.begin();
    const std::string& name = features.classNames[static_cast<size_t>(first)];
    if (count == 1)
        remarks.emplace_back(words.one, name);
    else
        remarks.emplace_back(words.several, count, name);
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
    if (answersNumbers(features.task))
        return remarks;
    addMissingClasses(features, features.split.train, kTrain, remarks);
    addMissingClasses(features, features.split.validation, kValidation, remarks);
    addMissingClasses(features, features.split.test, kTest, remarks);
    return remarks;
}

Learning::Learning(const Graph& graph) : graph_(graph), layers_(graph.layers().size()) {}

void Learning::beginEpoch() {
    for (Seen& each : layers_)
        each.learns = false;
}

void Learning::see(const float* gradient) {
    for (size_t i = 0; i < layers_.size(); ++i)
        for (const Parameter& each : graph_.layers()[i].parameters)
            if (!layers_[i].learns && each.momentum == 0)
                layers_[i].learns =
                    std::any_of(gradient + each.offset, gradient + each.offset + each.count,
                                [](float value) { return value != 0; });
}

Remark Learning::endEpoch(double loss) {
    const GraphLayer* dead = nullptr;
    for (size_t i = 0; i < layers_.size(); ++i) {
        const auto& parameters = graph_.layers()[i].parameters;
        const bool taught = std::ranges::any_of(
            parameters, [](const Parameter& each) { return each.momentum == 0; });
        layers_[i].dead = taught && !layers_[i].learns && loss > 0 ? layers_[i].dead + 1 : 0;
        if (layers_[i].dead >= kDeadEpochs)
            dead = &graph_.layers()[i];
    }
    if (!dead)
        return {};
    return Remark(TMW_PHRASE("Error",
                             "Layer \"%1\" no longer learns: over %2 epochs no sample "
                             "gave any of its weights a gradient, as where all of its relu "
                             "have died. Use a lower rate, another initializer, or "
                             "leaky_relu."),
                  dead->name, kDeadEpochs);
}

} // namespace tmw
