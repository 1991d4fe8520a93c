// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"
#include "core/nn/pass.h"

#include <span>
#include <string_view>
#include <vector>

namespace tmw::nn {

/// Sums over samples.
struct Score {
    double loss = 0;
    double metric = 0;
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
