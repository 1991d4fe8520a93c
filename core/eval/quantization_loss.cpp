// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/quantization_loss.h"

#include "core/eval/layer_details.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr double kOutside = 0.01; ///< share that outweighs all else
/// Share that counts where no weights stand out: the range of the least squared error leaves some
/// 1e-4 of a normal distribution outside.
constexpr double kSomeOutside = 0.001;
constexpr double kWide = 8;        ///< ratio that leaves the others under 16 steps to a side
constexpr double kFewSteps = 0.25; ///< share of the steps there are

/// What a layer adds by itself says where the error comes from; where nothing was measured, what
/// has added up there.
double badness(const LayerNoise& layer) {
    return std::isnan(layer.aloneDb) ? layer.snrDb : layer.aloneDb;
}

} // namespace

QuantizationLoss quantizationLoss(const Comparison& comparison, const TfliteModel& inFloat,
                                  const TfliteModel& int8) {
    QuantizationLoss loss;
    const auto worst = std::ranges::min_element(comparison.layers, {}, badness);
    if (worst == comparison.layers.end() || isExact(badness(*worst)))
        return loss;
    loss.layer = worst->layer;
    loss.snrDb = badness(*worst);
    if (const TensorRange* range = outputRange(comparison, *worst))
        loss.range = *range;
    const auto weights = layerWeights(inFloat, int8, *worst);
    if (weights) {
        loss.weightRatio = weights->ratio;
        loss.widestAnswer = weights->widest;
    }
    if (loss.range.outside > kOutside)
        loss.cause = LossCause::Outside;
    else if (loss.weightRatio > kWide && weights->scales.size() == 1)
        loss.cause = LossCause::OneScale;
    else if (loss.range.outside > kSomeOutside)
        loss.cause = LossCause::Outside;
    else if (loss.range.steps > 0 && loss.range.steps < kFewSteps * stepsOf(loss.range))
        loss.cause = LossCause::FewSteps;
    return loss;
}

} // namespace tmw
