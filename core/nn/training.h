// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/base/remark.h"
#include "core/data/features.h"
#include "core/nn/forward.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

enum class Loss : uint8_t {
    MeanSquaredError,
    MeanAbsoluteError,
    BinaryCrossEntropy,
    SparseCategoricalCrossEntropy,
    Huber
};
enum class OptimizerKind : uint8_t { Sgd, Adam, AdamW, RmsProp };
enum class ScheduleKind : uint8_t { Constant, Step, Cosine, Plateau };

/// How the rate goes on over a training, after `warmup` epochs in which it grows in a line.
struct ScheduleOptions {
    ScheduleKind kind = ScheduleKind::Constant;
    int warmup = 0;
    int every = 30;       ///< Step: epochs between two cuts
    double factor = 0.5;  ///< Step and Plateau: what a cut leaves of the rate
    int patience = 10;    ///< Plateau: epochs without a better loss before a cut
    double leastRate = 0; ///< Cosine ends there, Plateau does not go below
};

/// 0: off, each.
struct PenaltyOptions {
    double l1 = 0;        ///< of kernels: adds l1 times the sum of |w| to what is made small
    double l2 = 0;        ///< of kernels: l2 times the sum of w^2
    double maxNorm = 0;   ///< the longest a column of a kernel may be, the weights of one output
    double clipNorm = 0;  ///< the longest the gradient of all weights together may be
    double clipValue = 0; ///< the largest a value of it may be, after that
};

/// What is changed at random about each sample each time it is trained on; 0: off, each. In the
/// order below; what comes in from outside is 0, the mean of standardised values.
struct AugmentOptions {
    double crop = 0;  ///< up to this share of each axis is cut off, the rest stretched to the whole
    double shift = 0; ///< along each axis by up to this share of it
    bool flipHorizontal = false;
    bool flipVertical = false;
    double scale = 0;         ///< all values times 1 - scale to 1 + scale
    double jitter = 0;        ///< standard deviation of what is added to each value
    double maskTime = 0;      ///< up to this share of a signal, or of an image's rows, becomes 0
    double maskFrequency = 0; ///< the same of an image's columns
};

struct TrainOptions {
    int epochs = 200;
    int batch = 32;
    double rate = 0.005;
    OptimizerKind optimizer = OptimizerKind::Adam;
    double momentum = 0.9;      ///< Sgd only
    bool nesterov = false;      ///< Sgd only
    double weightDecay = 0.004; ///< AdamW only: a share of the rate
    ScheduleOptions schedule = {};
    PenaltyOptions penalty = {};
    AugmentOptions augment = {};
    /// Nothing: mean squared error for numbers, cross-entropy for classes.
    std::optional<Loss> loss = {};
    double huberDelta = 1;
    double labelSmoothing = 0; ///< of the cross-entropies
    /// What a sample of each class counts; empty: 1.
    std::vector<float> classWeights = {};
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
    double rate = std::numeric_limits<double>::quiet_NaN(); ///< of the last step
    /// Mean over the steps of the gradient's length before it is clipped.
    double gradientNorm = std::numeric_limits<double>::quiet_NaN();
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
    /// What is likely to be wrong (core/nn/remarks.h), before the first epoch or as it happens.
    std::function<void(const Remark&)> remark;
};

/// What training made, and where it stood when it ended.
struct TrainResult {
    TrainedModel model; ///< weights of the best epoch
    Checkpoint checkpoint;
    bool stopped = false; ///< asked to stop before the last epoch
};

/// Trains `graph` on the training part of `features`. With `from`, goes on from there up to
/// options.epochs. Asked to stop, it returns the best so far. Regression trains on scaled targets
/// (Features::targetScaling) and history's losses are of those, without penalties. The best epoch
/// is that of the least validation loss, or training loss without a validation part. Losses and
/// optimizers are Keras'; class weights count in the losses of both parts, not in the metric.
/// Errors: train.bad_option, train.no_samples, train.bad_split, train.input_shape,
/// train.output_shape (names the layer), train.bad_label, train.loss_mismatch, train.too_large,
/// train.not_a_number (epoch, step, layer and rate), train.checkpoint_mismatch.
Result<TrainResult> train(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop = {}, const TrainCallbacks& callbacks = {},
                          const Checkpoint* from = nullptr);

/// The same model with Features::targetScaling taken into its last layer, so that it answers in
/// data units. The last layer must be linear and have a bias where the scaling is not the identity.
/// Errors: train.not_linear (names the layer).
Result<TrainedModel> inDataUnits(const TrainedModel& model, const Affine& targetScaling);

} // namespace tmw
