// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"

namespace tmw {

/// Why a layer's answers, in int8 or another kind, are far from the float ones.
enum class LossCause : uint8_t {
    Rounding, ///< nothing stands out: there are no more steps
    Outside,  ///< values lie beyond the range that the calibration saw
    OneScale, ///< one answer has far larger weights than the others, and one scale serves all
    FewSteps, ///< the values take a small part of the range
};

/// Where int8 differs most from float, and why.
struct QuantizationLoss {
    std::string layer; ///< the one that adds the most by itself; empty: all are exact
    double snrDb = 0;  ///< of it alone
    LossCause cause = LossCause::Rounding;
    TensorRange range;
    /// Of the weights of one answer: the largest magnitude over the layer's median one; 1 for
    /// layers without weights.
    double weightRatio = 1;
    size_t widestAnswer = 0;
};

QuantizationLoss quantizationLoss(const Comparison& comparison, const TfliteModel& inFloat,
                                  const TfliteModel& int8);

} // namespace tmw
