// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/objective.h"

#include "core/base/remark.h"
#include "core/ops/op_table.h"

#include <algorithm>
#include <cmath>

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadSplit{
    "train.bad_split",
    "A part of the split names sample %1, and there are %2. Split the data again."};
constexpr ErrorKind kInputShape{
    "train.input_shape", "The network takes %1 values a sample and the data give %2. Build it for "
                         "the data's inputs."};
constexpr ErrorKind kOutputNumbers{
    "train.output_shape",
    "The last layer, \"%1\", answers %2 and the data have %3 target values. Give it %3 units."};
constexpr ErrorKind kOutputInputs{
    "train.output_shape", "The last layer, \"%1\", answers %2 and a sample to be made again has %3 "
                          "values. Give it %3 units."};
constexpr ErrorKind kOutputClasses{
    "train.output_shape", "The last layer, \"%1\", answers %2 and the data have %3 classes. Give "
                          "it %3 units with softmax, or for two classes 1 unit with sigmoid."};
constexpr ErrorKind kBadLabel{
    "train.bad_label",
    "Sample %1 has the label %2, and the data have %3 classes, 0 to %4. Import the data again."};
constexpr ErrorKind kLossOfTask{
    "train.loss_mismatch",
    "The loss %1 does not fit: the data have %2. Choose %3, or leave the loss open."};
constexpr ErrorKind kClassWeights{
    "train.class_weights",
    "The class weights do not fit the data: %1. Give each class one number of 0 or more, or none."};
constexpr ErrorKind kSampleWeights{
    "train.sample_weights", "The weights of the samples do not fit the data: each sample has one "
                            "number of 0 or more, or none has. Import the data again."};
constexpr ErrorKind kNothingCounts{
    "train.weights_of_zero",
    "No training sample counts: its own weight or that of its class is 0 for each of them. Give "
    "some a weight above 0, or set train.class_weights to none."};
constexpr ErrorKind kLossActivation{
    "train.loss_mismatch",
    "%1 compares probabilities, and the last layer, \"%2\", does not end in %3. Give it %3."};

std::string_view nameOf(Loss loss) {
    constexpr std::string_view kNames[] = {"mean squared error", "mean absolute error",
                                           "binary cross-entropy",
                                           "sparse categorical cross-entropy", "Huber loss"};
    return kNames[static_cast<size_t>(loss)];
}

Status checkSamples(const Graph& graph, const Features& features) {
    const size_t width = elementCount(graph.input()).value();
    if (width != features.inputWidth() || features.inputs.size() != features.samples * width)
        return fail(kInputShape, width, features.inputWidth());
    for (const auto* part : {&features.split.train, &features.split.validation})
        for (const uint32_t sample : *part)
            if (sample >= features.samples)
                return fail(kBadSplit, sample, features.samples);
    return {};
}

Result<Loss> lossForNumbers(const Graph& graph, const Features& features,
                            std::optional<Loss> wanted) {
    const GraphLayer& last = graph.layers().back();
    const size_t width = features.targetWidth();
    if (elementCount(last.output).value() != width ||
        features.allTargets().size() != features.samples * width)
        return fail(features.task == Task::Reconstruction ? kOutputInputs : kOutputNumbers,
                    last.name, toText(last.output), width);
    const Loss loss = wanted.value_or(Loss::MeanSquaredError);
    if (loss == Loss::BinaryCrossEntropy || loss == Loss::SparseCategoricalCrossEntropy)
        return fail(kLossOfTask, nameOf(loss), TMW_PHRASE("ErrorWord", "numbers as targets"),
                    TMW_PHRASE("ErrorWord", "mean squared or mean absolute error, or Huber loss"));
    return loss;
}

Result<Loss> lossForClasses(const Graph& graph, const Features& features,
                            std::optional<Loss> wanted) {
    const GraphLayer& last = graph.layers().back();
    const size_t width = elementCount(last.output).value();
    const size_t classes = std::max<size_t>(features.classNames.size(), 2);
    const bool binary = width == 1 && classes == 2;
    if ((!binary && width != classes) || features.labels.size() != features.samples)
        return fail(kOutputClasses, last.name, toText(last.output), classes);
    const auto wrong = std::ranges::find_if(features.labels, [&](int32_t label) {
        return label < 0 || static_cast<size_t>(label) >= classes;
    });
    if (wrong != features.labels.end())
        return fail(kBadLabel, wrong - features.labels.begin(), *wrong, classes, classes - 1);
    const Loss fitting = binary ? Loss::BinaryCrossEntropy : Loss::SparseCategoricalCrossEntropy;
    if (wanted && *wanted != fitting)
        return fail(kLossOfTask, nameOf(*wanted),
                    binary ? TMW_PHRASE("ErrorWord", "two classes and the network one output")
                           : TMW_PHRASE("ErrorWord", "classes and the network an output for each"),
                    nameOf(fitting));
    const Activation ending = binary ? Activation::Sigmoid : Activation::Softmax;
    if (opRow(last.spec).layer.activation(last.spec) != ending)
        return fail(kLossActivation, nameOf(fitting), last.name, binary ? "sigmoid" : "softmax");
    return fitting;
}

Status checkClassWeights(const Features& features, std::span<const float> weights) {
    if (weights.empty())
        return {};
    if (answersNumbers(features.task))
        return fail(kClassWeights, TMW_PHRASE("ErrorWord", "it has numbers as targets"));
    if (weights.size() != std::max<size_t>(features.classNames.size(), 2))
        return fail(kClassWeights, TMW_PHRASE("ErrorWord", "their number is not that of classes"));
    if (!std::ranges::all_of(weights, [](float w) { return std::isfinite(w) && w >= 0; }))
        return fail(kClassWeights, TMW_PHRASE("ErrorWord", "one is below 0 or not a number"));
    return {};
}

Status checkSampleWeights(const Features& features) {
    const auto& weights = features.weights;
    const bool fits = weights.empty() || weights.size() == features.samples;
    return fits && std::ranges::all_of(weights, [](float w) { return std::isfinite(w) && w >= 0; })
               ? Status()
               : fail(kSampleWeights);
}

/// (target - offset) / scale.
std::vector<float> scaledTargets(const Features& features) {
    std::vector<float> targets = features.targets;
    const auto& [scale, offset] = features.targetScaling;
    const size_t width = features.targetWidth();
    for (size_t i = 0; i < targets.size(); ++i) {
        if (!offset.empty())
            targets[i] -= offset[i % width];
        if (!scale.empty())
            targets[i] /= scale[i % width];
    }
    return targets;
}

} // namespace

Result<Objective> Objective::make(const Graph& graph, const Features& features,
                                  const TrainOptions& options) {
    TMW_CHECK(checkSamples(graph, features));
    TMW_CHECK(checkClassWeights(features, options.classWeights));
    TMW_CHECK(checkSampleWeights(features));
    const bool numbers = answersNumbers(features.task);
    TMW_TRY(const Loss loss, numbers ? lossForNumbers(graph, features, options.loss)
                                     : lossForClasses(graph, features, options.loss));
    TMW_TRY(auto augmenter, Augmenter::make(options.augment, features.sampleShape));
    Objective objective(features, loss, options, std::move(augmenter));
    if (numbers && !objective.reconstructs())
        objective.targets_ = scaledTargets(features);
    const auto counts = [&](uint32_t sample) { return objective.weightOf(sample) > 0; };
    if (objective.weighs() && std::ranges::none_of(features.split.train, counts))
        return fail(kNothingCounts);
    return objective;
}

} // namespace tmw::nn
