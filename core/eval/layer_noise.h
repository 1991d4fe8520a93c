// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"
#include "core/eval/range_meter.h"
#include "core/plan/runner.h"

#include <vector>

namespace tmw {

/// Gathers what each layer answers in two models of one network, sample by sample.
class LayerNoiseMeter {
public:
    LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other);

    /// For the traced run of the reference, then of the other model, on one sample.
    Runner::Trace referenceTrace();
    Runner::Trace otherTrace();

    std::vector<LayerNoise> result() const;
    /// Of the same layers.
    std::vector<TensorRange> ranges() const;

private:
    struct Sums {
        double signal = 0;
        double noise = 0;
        bool seen = false;
        RangeMeter range;
    };
    const TfliteModel& reference_;
    const TfliteModel& other_;
    std::vector<bool> shown_;                 ///< by operator
    std::vector<std::vector<float>> answers_; ///< of the reference on this sample, by operator
    std::vector<Sums> sums_;                  ///< by operator
};

} // namespace tmw
