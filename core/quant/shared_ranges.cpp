// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/shared_ranges.h"

namespace tmw {

namespace {

/// Whether its int8 answer can have any quantization.
bool isFree(const LayerSpec& spec) {
    return std::visit(
        [](const auto& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, ActivationSpec>)
                return each.activation == Activation::Relu;
            else
                return requires {
                    each.activation;
                };
        },
        spec);
}

} // namespace

std::vector<Range> rangesToWrite(const Graph& lowered, const Calibration& calibration) {
    std::vector<Range> ranges = calibration.outputs;
    const auto& layers = lowered.layers();
    for (size_t i = layers.size(); i-- > 0;) {
        if (!std::holds_alternative<ConcatenateSpec>(layers[i].spec))
            continue;
        for (const LayerSource& source : layers[i].sources)
            if (source.tensor > 0 && isFree(layers[source.tensor - 1].spec) &&
                lowered.onlyTaker(source.tensor))
                ranges[source.tensor - 1] = ranges[i];
    }
    return ranges;
}

} // namespace tmw
