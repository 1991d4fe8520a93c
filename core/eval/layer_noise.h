// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"
#include "core/eval/operator_match.h"
#include "core/eval/range_meter.h"
#include "core/eval/signal_noise.h"
#include "core/plan/runner.h"

#include <optional>
#include <vector>

namespace tmw {

/// By operator: whether its answer is a layer's. A sum in front of a separate activation is part of
/// the activation's layer.
std::vector<bool> shownLayers(const TfliteModel& model);

/// The bytes that the tensor would hold for these values; nothing where it is neither float nor
/// int8 or int16 with one scale.
std::optional<std::vector<uint8_t>> heldBytes(std::span<const float> values,
                                              const TfliteTensor& tensor);

/// Gathers what each layer answers in two models of one network, sample by sample.
class LayerNoiseMeter {
public:
    LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other,
                    const OperatorMatch& match);

    /// For the traced run of the reference, then of the other model, on one sample.
    Runner::Trace referenceTrace();
    Runner::Trace otherTrace();

    /// What another one gathered of the same models, on later samples.
    void add(const LayerNoiseMeter& later);
    /// Lets go of the sample that ran last.
    void endSample();

    /// Of the sample that both ran last: the first layer with an integer more than one step
    /// from the float value in that tensor's steps, as an index into `result`.
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
    const OperatorMatch& match_;
    std::vector<bool> shown_;                 ///< by operator of the reference, as the others
    std::vector<std::vector<float>> answers_; ///< of the reference on this sample
    std::vector<Sums> sums_;
};

} // namespace tmw
