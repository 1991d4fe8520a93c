// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/rounding.h"
#include "core/nn/training.h"
#include "core/quant/convert.h"
#include "core/quant/range_choice.h"

namespace tmw {

/// Which model the network is to get used to.
struct AwareOptions {
    ModelKind kind = ModelKind::Int8;
    ConvertOptions file = {}; ///< that it trains for
    RangeChoice ranges = {};
    size_t calibrationSamples = 10000;
};

/// Where it stands.
struct AwareState {
    std::string layers;    ///< of the lowered graph
    Checkpoint checkpoint; ///< its, the epochs from 1
    bool stays = false;    ///< ranges do; the best epoch is of these
    /// Then: of the network's input and of each layer's answer; none where only weights are
    /// rounded.
    std::vector<Range> ranges = {};
    std::vector<nn::Grid> grids = {}; ///< of the same
};

struct AwareResult {
    /// lower()ed; weights of the best of the epochs in which ranges stayed, or as they came where
    /// there was none.
    TrainedModel model;
    AwareState state;
    bool stopped = false; ///< asked to stop before the last epoch
};

/// Whether a kind rounds values or weights to integers, so that a network can get used to it.
bool canBeAware(ModelKind kind);

/// Quantization-aware training: goes on with lower(model), so that batch normalization is folded
/// and each layer is an operator of the .tflite, for options.epochs. Weights are rounded as the
/// converted model's and the answers of operators to its steps (Jacob et al., "Quantization and
/// Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018); gradients
/// pass as if they were not, but not beyond the ends of a range. Ranges are observed anew before
/// each epoch, as calibrate() does, in the first two thirds, and then stay; the best epoch is one
/// of those in which they stayed. The numbers inside of layers of several operators (LSTM, GRU,
/// layer normalization) are not rounded. After each epoch `keep` gets what is needed to go on
/// `from` there to the same bytes. Errors: those of train() and calibrate().
Result<AwareResult> trainAware(const TrainedModel& model, const Features& features,
                               const TrainOptions& options, const AwareOptions& aware,
                               std::stop_token stop = {}, const TrainCallbacks& callbacks = {},
                               const std::function<void(const AwareState&)>& keep = {},
                               const AwareState* from = nullptr);

/// The ranges that training ended with, if there are any, in place of those observed: all but the
/// last layer's, whose answers may be in other units by then.
void takeRanges(std::span<const Range> from, Calibration& to);

} // namespace tmw
