// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

#include <chrono>

namespace tmw::nn {

/// One run of training: weights, moments and where it stands.
class Trainer {
public:
    Trainer(const Graph& graph, const Objective& objective, const TrainOptions& options,
            size_t batch);

    void start();
    /// Errors: train.checkpoint_mismatch.
    Status resume(const Checkpoint& from);
    /// Epochs until the last, early stopping or `stop`. Errors: train.not_a_number.
    Status run(std::stop_token stop, const TrainCallbacks& callbacks);
    TrainResult result() const;

private:
    bool ended() const;
    Result<bool> epoch(std::stop_token stop);
    EpochRecord record(const Score& train);
    void judge(const EpochRecord& record);
    void step();
    uint64_t noiseOf(uint64_t step) const;
    void follow();
    void putAverages();
    bool weightsAreNumbers() const;
    Checkpoint checkpoint() const;

    const Graph& graph_;
    const Objective& objective_;
    const TrainOptions& options_;
    size_t batch_;
    Workers workers_;
    BatchRunner runner_;
    AlignedFloats weights_;
    AlignedFloats first_;
    AlignedFloats second_;
    AlignedFloats gradient_;
    /// As they were when the running epoch began, for a stop in its middle.
    AlignedFloats saved_[3];
    uint64_t savedSteps_ = 0;
    Random::State savedRandom_{};
    std::vector<float> averages_;
    std::vector<float> best_;
    std::vector<uint32_t> order_;
    Random random_;
    uint64_t steps_ = 0;
    std::vector<EpochRecord> history_;
    int bestEpoch_ = 0;
    int epochsSinceBest_ = 0;
    bool stopped_ = false;
    size_t samplesSeen_ = 0;
    std::chrono::duration<double> time_{0};
};

} // namespace tmw::nn
