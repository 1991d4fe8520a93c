// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/augment.h"
#include "core/nn/kernels/loss.h"
#include "core/nn/kernels/product.h"
#include "core/nn/pass.h"
#include "core/nn/training.h"

#include <span>
#include <vector>

namespace tmw::nn {

/// Sums over samples.
struct Score {
    double loss = 0;
    double metric = 0;
};

/// What a graph is trained towards: a loss that was checked against graph and features, and the
/// samples' targets (scaled, for numbers). `features` must outlive it.
class Objective {
public:
    /// Errors: train.bad_split, train.input_shape, train.output_shape, train.loss_mismatch,
    /// train.class_weights, train.sample_weights, train.augment.
    static Result<Objective> make(const Graph& graph, const Features& features,
                                  const TrainOptions& options);

    Loss loss() const { return loss_; }
    /// The cross-entropies take the last activation in: they want logits and give the gradient by
    /// them.
    bool fromLogits() const {
        return loss_ == Loss::BinaryCrossEntropy || loss_ == Loss::SparseCategoricalCrossEntropy;
    }

    const Features& features() const { return *features_; }
    const Augmenter& augmenter() const { return augmenter_; }
    const std::vector<float>& targets() const {
        return reconstructs() ? features_->inputs : targets_;
    }
    bool reconstructs() const { return features_->task == Task::Reconstruction; }
    size_t targetWidth() const { return fromLogits() ? 0 : features_->targetWidth(); }
    float huberDelta() const { return huberDelta_; }
    float labelSmoothing() const { return labelSmoothing_; }
    /// What a sample counts: its own weight times that of its class.
    float weightOf(uint32_t sample) const {
        const float own = features_->weights.empty() ? 1.0F : features_->weights[sample];
        return classWeights_.empty()
                   ? own
                   : own * classWeights_[static_cast<size_t>(features_->labels[sample])];
    }
    bool weighs() const { return !classWeights_.empty() || !features_->weights.empty(); }

private:
    Objective(const Features& features, Loss loss, const TrainOptions& options, Augmenter augmenter)
        : features_(&features), augmenter_(std::move(augmenter)), loss_(loss),
          huberDelta_(static_cast<float>(options.huberDelta)),
          labelSmoothing_(static_cast<float>(options.labelSmoothing)),
          classWeights_(options.classWeights) {}

    const Features* features_;
    Augmenter augmenter_;
    Loss loss_;
    float huberDelta_;
    float labelSmoothing_;
    std::vector<float> classWeights_;
    std::vector<float> targets_;
};

/// Memory for the batches of an objective, and their passes. Nothing is allocated after
/// construction.
class BatchRunner {
public:
    BatchRunner(const Graph& graph, const Objective& objective, size_t capacity,
                const Workers& workers);
    static size_t bytes(const Graph& graph, const Objective& objective, size_t capacity);
    /// Room for a batch, and for more samples at once where that takes little memory.
    static size_t capacityFor(const Graph& graph, const Objective& objective, size_t batch);

    size_t capacity() const { return pass_.capacity(); }
    /// From here on, for weights as well as for tensors.
    void round(Rounding rounding);
    /// Loss and gradient of the mean loss over the samples, at most capacity() of them.
    /// `noise`: where random layers and changes of samples begin, another one for each step.
    Score gradient(const float* weights, std::span<const uint32_t> samples, float* gradient,
                   uint64_t noise = 0);
    /// Loss alone, of any number of samples.
    Score score(const float* weights, std::span<const uint32_t> samples);
    /// Of the last pass: the first layer whose weights or answers are not finite numbers, or the
    /// last layer; empty where it is the input.
    std::string_view firstNotFinite(const float* weights);
    /// The layer nearest to the answer whose gradient is not finite.
    std::string_view lastNotFinite(const float* gradient) const;

private:
    Score compare(std::span<const uint32_t> samples);
    const float* rounded(const float* weights);
    void fill(std::span<const uint32_t> samples);
    void augment(std::span<const uint32_t> samples, uint64_t noise);

    const Graph& graph_;
    const Objective& objective_;
    Augmenter augmenter_;
    std::vector<float> sample_;
    Pass pass_;
    AlignedFloats targets_;
    std::vector<int32_t> labels_;
    AlignedFloats weights_;
    AlignedFloats losses_;
    AlignedFloats metrics_;
    size_t filled_ = 0;
    Rounding rounding_;
    AlignedFloats rounded_; ///< weights
};

} // namespace tmw::nn
