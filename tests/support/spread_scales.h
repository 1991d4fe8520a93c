// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

#include <cmath>
#include <span>

namespace tmw::test {

/// The same function, with the channels that each layer of weights gives to the next on scales from
/// 1/16 to 8 times what they were: relu and pooling let factors through. One scale for a tensor is
/// then too coarse for most channels. The layers are in a row, and those with weights but the last
/// end in relu.
inline void spreadScales(TrainedModel& model) {
    const Parameter* kernel = nullptr;
    const Parameter* bias = nullptr;
    const auto scale = [&](const Parameter& each, size_t i, size_t channel, bool down) {
        const float factor = std::ldexp(1.0F, static_cast<int>(channel % 8) - 4);
        float& weight = model.weights[each.offset + i];
        weight = down ? weight / factor : weight * factor;
    };
    for (const GraphLayer& layer : model.graph.layers()) {
        if (layer.parameters.empty())
            continue;
        const Parameter& next = layer.parameters[0];
        if (kernel) {
            const auto channels = static_cast<size_t>(kernel->shape.back());
            const auto units = static_cast<size_t>(next.shape.back());
            for (const Parameter* each : {kernel, bias})
                for (size_t i = 0; i < each->count; ++i)
                    scale(*each, i, i % channels, false);
            for (size_t i = 0; i < next.count; ++i)
                scale(next, i, i / units % channels, true);
        }
        kernel = &next;
        bias = &layer.parameters[1];
    }
}

} // namespace tmw::test
