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

bool allFinite(const float* values, size_t count) {
    return std::all_of(values, values + count, [](float v) { return std::isfinite(v); });
}

bool parametersAreFinite(const GraphLayer& layer, const float* values) {
    return std::ranges::all_of(layer.parameters, [&](const Parameter& each) {
        return allFinite(values + each.offset, each.count);
    });
}

/// Rows of the chosen samples to rows of features; padding is zero.
void gather(std::span<const float> from, std::span<const uint32_t> samples, size_t width, float* to,
            size_t stride) {
    for (size_t f = 0; f < width; ++f) {
        float* row = to + f * stride;
        for (size_t s = 0; s < samples.size(); ++s)
            row[s] = from[samples[s] * width + f];
        std::fill(row + samples.size(), row + padded(samples.size()), 0.0F);
    }
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
    return objective;
}

BatchRunner::BatchRunner(const Graph& graph, const Objective& objective, size_t capacity,
                         const Workers& workers)
    : graph_(graph), objective_(objective), augmenter_(objective.augmenter()),
      sample_(objective.features().inputWidth()), pass_(graph, capacity, true, workers),
      targets_(objective.targetWidth() * capacity), labels_(capacity), weights_(capacity),
      losses_(capacity), metrics_(capacity) {}

size_t BatchRunner::bytes(const Graph& graph, const Objective& objective, size_t capacity) {
    return Pass::bytes(graph, capacity, true) +
           (objective.targetWidth() + 4) * capacity * sizeof(float);
}

size_t BatchRunner::capacityFor(const Graph& graph, const Objective& objective, size_t batch) {
    constexpr size_t kMore = 64;
    constexpr size_t kLittle = size_t{4} << 20;
    const size_t more = std::max(padded(batch), kMore);
    return bytes(graph, objective, more) <= kLittle ? more : padded(batch);
}

void BatchRunner::fill(std::span<const uint32_t> samples) {
    const Batch input = pass_.input();
    const Features& features = objective_.features();
    gather(features.inputs, samples, input.rows, input.data, input.stride);
    if (objective_.fromLogits()) {
        std::ranges::fill(labels_, 0);
        for (size_t s = 0; s < samples.size(); ++s)
            labels_[s] = features.labels[samples[s]];
    } else {
        gather(objective_.targets(), samples, objective_.targetWidth(), targets_.data(),
               input.stride);
    }
    const float share = 1.0F / static_cast<float>(samples.size());
    if (filled_ != samples.size()) {
        std::fill_n(weights_.data(), weights_.size(), 0.0F);
        std::fill_n(weights_.data(), samples.size(), share);
    }
    for (size_t s = 0; objective_.weighs() && s < samples.size(); ++s)
        weights_.data()[s] = share * objective_.weightOf(samples[s]);
    filled_ = samples.size();
}

/// Another change for each sample of each step; what is made again is what the network gets.
void BatchRunner::augment(std::span<const uint32_t> samples, uint64_t noise) {
    const std::span<const float> inputs = objective_.features().inputs;
    const Batch to = pass_.input();
    for (size_t s = 0; s < samples.size(); ++s) {
        std::ranges::copy(inputs.subspan(samples[s] * to.rows, to.rows), sample_.begin());
        augmenter_.change(sample_, ~noise + s);
        for (size_t f = 0; f < to.rows; ++f)
            to.data[f * to.stride + s] = sample_[f];
        for (size_t f = 0; objective_.reconstructs() && f < to.rows; ++f)
            targets_.data()[f * to.stride + s] = sample_[f];
    }
}

Score BatchRunner::compare(std::span<const uint32_t> samples) {
    LossBatch batch;
    batch.gradient = pass_.answerGradient(padded(samples.size()));
    batch.answer = pass_.lastAnswer();
    batch.targets = targets_.data();
    batch.labels = labels_.data();
    batch.weights = weights_.data();
    batch.losses = losses_.data();
    batch.metrics = metrics_.data();
    batch.delta = objective_.huberDelta();
    batch.smoothing = objective_.labelSmoothing();
    switch (objective_.loss()) {
    case Loss::MeanSquaredError:
        squaredError(batch);
        break;
    case Loss::MeanAbsoluteError:
        absoluteError(batch);
        break;
    case Loss::Huber:
        huber(batch);
        break;
    case Loss::BinaryCrossEntropy:
        binaryCrossEntropy(batch);
        break;
    case Loss::SparseCategoricalCrossEntropy:
        categoricalCrossEntropy(batch);
        break;
    }
    Score score;
    for (size_t s = 0; objective_.weighs() && s < samples.size(); ++s)
        batch.losses[s] *= objective_.weightOf(samples[s]);
    for (size_t s = 0; s < samples.size(); ++s) {
        score.loss += static_cast<double>(batch.losses[s]);
        score.metric += static_cast<double>(batch.metrics[s]);
    }
    return score;
}

std::string_view BatchRunner::firstNotFinite(const float* weights) {
    const auto finite = [&](const Batch& batch) {
        for (size_t r = 0; r < batch.rows; ++r)
            if (!allFinite(batch.data + r * batch.stride, filled_))
                return false;
        return true;
    };
    const auto& layers = graph_.layers();
    if (!finite(pass_.input()))
        return {};
    for (size_t i = 0; i < layers.size(); ++i)
        if (!finite(pass_.answer(i, padded(filled_))) || !parametersAreFinite(layers[i], weights))
            return layers[i].name;
    return layers.back().name;
}

std::string_view BatchRunner::lastNotFinite(const float* gradient) const {
    const auto& layers = graph_.layers();
    for (size_t i = layers.size(); i-- > 0;)
        if (!parametersAreFinite(layers[i], gradient))
            return layers[i].name;
    return layers.back().name;
}

void BatchRunner::round(Rounding rounding) {
    rounding_ = std::move(rounding);
    pass_.round(&rounding_);
    if (rounded_.size() == 0)
        rounded_ = AlignedFloats(padded(graph_.parameterCount()));
}

const float* BatchRunner::rounded(const float* weights) {
    if (rounded_.size() == 0)
        return weights;
    roundWeights({weights, rounded_.size()}, rounding_.weights, rounded_.data());
    return rounded_.data();
}

Score BatchRunner::gradient(const float* weights, std::span<const uint32_t> samples,
                            float* gradient, uint64_t noise) {
    fill(samples);
    if (augmenter_.changes())
        augment(samples, noise);
    const float* used = rounded(weights);
    pass_.forwardToTrain(used, samples.size(), !objective_.fromLogits(), noise);
    const Score score = compare(samples);
    pass_.backward(used, objective_.fromLogits(), gradient);
    return score;
}

Score BatchRunner::score(const float* weights, std::span<const uint32_t> samples) {
    Score total;
    const float* used = rounded(weights);
    for (size_t done = 0; done < samples.size(); done += capacity()) {
        const auto some = samples.subspan(done, std::min(capacity(), samples.size() - done));
        fill(some);
        pass_.forward(used, some.size(), !objective_.fromLogits());
        const Score part = compare(some);
        total.loss += part.loss;
        total.metric += part.metric;
    }
    return total;
}

} // namespace tmw::nn
