// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/eval/evaluation.h"
#include "core/quant/model_kind.h"
#include "core/quant/quantization.h"
#include "core/tflite/tflite_model.h"
#include "device_runtime/base/core_family.h"

#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tmw {

/// One of the two models on the samples.
struct ComparedModel {
    size_t bytes = 0; ///< of the .tflite
    size_t planBytes = 0;
    size_t arenaBytes = 0;
    /// Real values, a row a sample: int8 answers are dequantized.
    std::vector<float> answers;
    Evaluation evaluation;
};

/// How much of a layer's answer survived: 10 log10(sum of squares of the float model's answer over
/// sum of squared differences), over all samples. Infinite where there is no difference.
struct LayerNoise {
    std::string layer;
    double snrDb = 0; ///< added up to here
    /// What this layer adds by itself (LayerAloneMeter), on `aloneSamples`; NaN: not measured.
    double aloneDb = std::numeric_limits<double>::quiet_NaN();
    size_t op = 0;      ///< operator of the float model
    size_t otherOp = 0; ///< and of the other
};
/// Whether a figure in dB stands for no difference at all.
inline bool isExact(double decibels) {
    return std::isinf(decibels) && decibels > 0;
}

/// The values of a tensor against what the other model's integers can say of them.
struct TensorRange {
    std::string tensor;
    Range seen;      ///< of the float model, over all samples
    Range covered;   ///< by the integers, from the ranges of the calibration
    double step = 0; ///< of the integers; 0: floats
    int32_t zeroPoint = 0;
    double steps = 0;   ///< of the 255, or 65535, that `seen` takes
    double outside = 0; ///< share of the float values that lie beyond `covered` by over a step
};

/// All the steps there are: 255 or 65535; 0 for floats.
double stepsOf(const TensorRange& range);

/// Float against int8, or another kind in its place, on the same samples.
struct Comparison {
    size_t samples = 0;
    ModelKind kind = ModelKind::Int8; ///< of the other model, `int8`
    ComparedModel inFloat;
    ComparedModel int8;
    /// Samples that one of them alone has right (first: float); classification only.
    std::optional<Flips> flips;
    /// In the order they run. A sum in front of a separate activation is part of its layer.
    std::vector<LayerNoise> layers;
    /// Of the validation split, or of the samples where that is empty, evenly spread.
    size_t aloneSamples = 0;
    /// By sample: the first of `layers` with an integer more than one step from the float value.
    std::vector<std::optional<size_t>> firstApart;
    /// The input, then one for each of `layers`.
    std::vector<TensorRange> ranges;
};

struct CompareOptions {
    rt::CoreFamily core = rt::CoreFamily::Generic; ///< whose plans
    bool fast = false;                             ///< PlanOptions::fast
    double thresholdPercentile = 99;               ///< of reconstruction, as evaluate() takes it
};

/// Runs both models of one network over the samples `part` (indices into `features`) as a board
/// with this core would: the same plans, raw values through the input contract.
/// Errors: compare.other_model where the two are not of one network, compare.no_samples,
/// compare.no_values, those of makePlan, Runner and evaluate, job.cancelled.
Result<Comparison> compare(const TfliteModel& inFloat, const TfliteModel& int8,
                           const Features& features, std::span<const uint32_t> part,
                           const CompareOptions& options = {}, std::stop_token stop = {});

} // namespace tmw
