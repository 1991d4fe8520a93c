// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/data/features.h"
#include "core/nn/forward.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

enum class Loss : uint8_t {
    MeanSquaredError,
    MeanAbsoluteError,
    BinaryCrossEntropy,
    SparseCategoricalCrossEntropy
};
enum class OptimizerKind : uint8_t { Sgd, Adam };

struct TrainOptions {
    int epochs = 200;
    int batch = 32;
    double rate = 0.005;
    OptimizerKind optimizer = OptimizerKind::Adam;
    double momentum = 0.9; ///< Sgd only
    std::optional<Loss>
        loss;              ///< nothing: mean squared error for numbers, cross-entropy for classes
    int earlyStopping = 0; ///< epochs without a better validation loss; 0: off
    uint64_t seed = 1;
    int threads = 0; ///< 0: all cores. Never changes a bit of the result.
};

struct EpochRecord {
    int epoch = 0; ///< from 1
    double trainLoss = 0;
    double validationLoss = 0; ///< NaN without a validation part
    double trainMetric = 0;    ///< accuracy for classes, mean absolute error for numbers
    double validationMetric = 0;
};

/// Graph and weights, never changed after training. `weights` is laid out as Graph's parameters.
struct TrainedModel {
    Graph graph;
    std::vector<float> weights = {};
    uint64_t seed = 1;
    std::vector<EpochRecord> history = {};
    int bestEpoch = 0;
    double seconds = 0;
    double samplesPerSecond = 0;
};

/// All that training needs to go on as if it had never stopped.
struct Checkpoint {
    int epoch = 0; ///< epochs done
    std::vector<float> weights;
    std::vector<float> bestWeights;
    std::vector<float> firstMoment;
    std::vector<float> secondMoment;
    uint64_t step = 0;
    Random::State random{};
    std::vector<EpochRecord> history;
    int bestEpoch = 0;
    int epochsSinceBest = 0;
};

struct TrainCallbacks {
    /// After each epoch, from the training thread.
    std::function<void(const EpochRecord&)> epoch;
    /// After each epoch: what to save to be able to go on.
    std::function<void(const Checkpoint&)> checkpoint;
};

/// What training made, and where it stood when it ended.
struct TrainResult {
    TrainedModel model; ///< weights of the best epoch
    Checkpoint checkpoint;
    bool stopped = false; ///< asked to stop before the last epoch
};

/// Trains `graph` on the training part of `features`. With `from`, goes on from there up to
/// options.epochs. Asked to stop, it returns the best so far. Regression trains on scaled targets
/// (Features::targetScaling) and history's losses are of those. The best epoch is that of the least
/// validation loss, or training loss without a validation part. Losses and optimizers are Keras'.
/// Errors: train.bad_option, train.no_samples, train.bad_split, train.input_shape,
/// train.output_shape (names the layer), train.loss_mismatch, train.too_large,
/// train.not_a_number (epoch and rate), train.checkpoint_mismatch.
Result<TrainResult> train(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop = {}, const TrainCallbacks& callbacks = {},
                          const Checkpoint* from = nullptr);

/// The same model with Features::targetScaling taken into its last layer, so that it answers in
/// data units. The last layer must be linear and have a bias where the scaling is not the identity.
/// Errors: train.not_linear (names the layer).
Result<TrainedModel> inDataUnits(const TrainedModel& model, const Affine& targetScaling);

} // namespace tmw
