// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_runner.h"

#include "core/nn/kernels/loss.h"
#include "core/nn/kernels/product.h"

#include <algorithm>
#include <cmath>

namespace tmw::nn {

namespace {

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
