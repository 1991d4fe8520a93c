// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/operator_match.h"
#include "core/eval/signal_noise.h"
#include "core/plan/runner.h"

#include <optional>
#include <span>
#include <vector>

namespace tmw {

/// What each layer of a converted model, such as int8, adds to the error by itself. Of a layer f
/// with inputs x in the float model, x' = s (clamp(round(x / s) + z) - z) is what the layer's input
/// tensor can say of them. Both models' layer gets x', and nothing of the error before it:
///     10 log10(sum f(x')^2 / sum (f(x') - f_int8(x'))^2), over all elements and samples.
/// So the rounding of an input counts where it was made, and a layer that only moves or picks
/// values is exact.
class LayerAloneMeter {
public:
    /// Errors: those of makePlan, Runner and OperatorMatch.
    static Result<LayerAloneMeter> make(const TfliteModel& inFloat, const TfliteModel& int8);

    /// One sample as the float network takes it.
    Status add(std::span<const float> input);
    /// By operator; NaN: not a layer.
    std::vector<double> decibels() const;

private:
    LayerAloneMeter(const TfliteModel& inFloat, const TfliteModel& int8, OperatorMatch match,
                    Runner floatRunner, Runner int8Runner);
    bool isLayer(const TracedOperator& op) const;
    Runner::Trace remember();
    Runner::Edit feedFloat();
    Runner::Edit feedInt8();

    TfliteModel inFloat_;
    TfliteModel int8_;
    OperatorMatch match_;
    Runner floatRunner_;
    Runner int8Runner_;
    std::vector<bool> layers_;                 ///< by operator of the float model, as the others
    std::vector<std::vector<float>> answers_;  ///< of the float model
    std::vector<std::vector<float>> expected_; ///< of its layers on rounded inputs
    std::vector<SignalNoise> sums_;
};

} // namespace tmw
