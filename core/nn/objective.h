// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/augment.h"
#include "core/nn/graph.h"
#include "core/nn/training.h"

#include <span>
#include <vector>

namespace tmw::nn {

/// What a graph is trained towards: a loss that was checked against graph and features, and the
/// samples' targets (scaled, for numbers). `features` must outlive it.
class Objective {
public:
    /// Errors: train.bad_split, train.input_shape, train.output_shape, train.loss_mismatch,
    /// train.class_weights, train.sample_weights, train.weights_of_zero, train.augment.
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

} // namespace tmw::nn
