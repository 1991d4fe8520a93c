// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"
#include "core/eval/range_meter.h"
#include "core/eval/signal_noise.h"
#include "core/plan/runner.h"

#include <optional>
#include <vector>

namespace tmw {

/// By operator: whether its answer is a layer's. A sum in front of a separate activation is part of
/// the activation's layer.
std::vector<bool> shownLayers(const TfliteModel& model);

/// As the tensor would hold them; nothing where it is not int8 with one scale.
std::optional<std::vector<int8_t>> quantized(std::span<const float> values,
                                             const TfliteTensor& tensor);

/// Gathers what each layer answers in two models of one network, sample by sample.
class LayerNoiseMeter {
public:
    LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other);

    /// For the traced run of the reference, then of the other model, on one sample.
    Runner::Trace referenceTrace();
    Runner::Trace otherTrace();

    /// Of the sample that both ran last: the first layer with an int8 value more than one step
    /// from the float one in that tensor's steps, as an index into `result`.
    std::optional<size_t> firstApart() const;

    std::vector<LayerNoise> result() const;
    /// Of the same layers.
    std::vector<TensorRange> ranges() const;

private:
    struct Sums {
        SignalNoise noise;
        RangeMeter range;
        bool apart = false; ///< on this sample
    };
    const TfliteModel& reference_;
    const TfliteModel& other_;
    std::vector<bool> shown_;                 ///< by operator
    std::vector<std::vector<float>> answers_; ///< of the reference on this sample, by operator
    std::vector<Sums> sums_;                  ///< by operator
};

} // namespace tmw
