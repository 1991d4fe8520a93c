// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/batch_runner.h"
#include "core/nn/optimizer.h"
#include "core/nn/remarks.h"
#include "core/nn/schedule.h"

#include <chrono>

namespace tmw::nn {

/// Fisher-Yates with 32-bit multiplications (Lemire's bounded numbers, unbiased): the order of a
/// small epoch must not cost as much as its arithmetic.
void shuffle(std::vector<uint32_t>& values, Random& random);
/// Where random layers begin: each step has numbers of its own, wherever training went on from.
uint64_t noiseOf(uint64_t seed, uint64_t step);

/// One run of training: weights, moments and where it stands.
class Trainer {
public:
    Trainer(const Graph& graph, const Objective& objective, const TrainOptions& options,
            size_t batch);

    void start();
    /// From these weights, in the graph's order.
    void start(std::span<const float> weights);
    /// Errors: train.checkpoint_mismatch.
    Status resume(const Checkpoint& from);
    /// Epochs until the last, early stopping or `stop`. Errors: train.not_a_number.
    Status run(std::stop_token stop, const TrainCallbacks& callbacks);
    /// The same up to epoch `last`.
    Status runTo(int last, const std::stop_token& stop, const TrainCallbacks& callbacks);
    /// From here on weights and tensors are rounded, in validation too.
    void round(Rounding rounding) { runner_.round(std::move(rounding)); }
    /// Only epochs after this can be the best.
    void forgetBest();
    bool stopped() const { return stopped_; }
    int epochs() const { return static_cast<int>(history_.size()); } ///< done
    std::span<const float> weights() const { return {weights_.data(), graph_.parameterCount()}; }
    TrainResult result() const;

private:
    bool ended(int last) const;
    bool validates() const;
    Result<bool> epoch(std::stop_token stop);
    Status step(std::span<const uint32_t> samples, Score& total, EpochRecord& record);
    void restore();
    void finish(const Score& train, EpochRecord& record);
    void judge(const EpochRecord& record);
    double watched(const EpochRecord& record) const;
    tl::unexpected<Error> notANumber(std::string_view layer, uint64_t step) const;
    bool weightsAreNumbers() const;
    Checkpoint checkpoint() const;

    const Graph& graph_;
    const Objective& objective_;
    const TrainOptions& options_;
    size_t batch_;
    Workers workers_;
    BatchRunner runner_;
    Optimizer optimizer_;
    Schedule schedule_;
    AlignedFloats weights_;
    AlignedFloats gradient_;
    /// As they were when the running epoch began, for a stop in its middle.
    AlignedFloats saved_[3];
    uint64_t savedSteps_ = 0;
    Random::State savedRandom_{};
    std::vector<float> best_;
    std::vector<uint32_t> order_;
    Random random_;
    std::vector<EpochRecord> history_;
    int bestEpoch_ = 0;
    int epochsSinceBest_ = 0;
    bool stopped_ = false;
    Learning learning_;
    Remark dead_; ///< to be said
    bool saidDead_ = false;
    size_t samplesSeen_ = 0;
    std::chrono::duration<double> time_{0};
};

} // namespace tmw::nn
