// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training.h"
#include "core/ops/op_table.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNotLinear{
    "train.not_linear",
    "Targets were scaled for training, and the last layer, \"%1\", is not a dense one with a bias "
    "and without an activation, so it cannot answer in the data's units. Make it one, or switch "
    "the scaling of targets off."};

bool isIdentity(const Affine& scaling) {
    return std::ranges::all_of(scaling.scale, [](float s) { return s == 1.0F; }) &&
           std::ranges::all_of(scaling.offset, [](float o) { return o == 0.0F; });
}

} // namespace

Result<TrainedModel> inDataUnits(const TrainedModel& model, const Affine& targetScaling) {
    if (isIdentity(targetScaling))
        return model;
    const GraphLayer& last = model.graph.layers().back();
    const auto* dense = std::get_if<DenseSpec>(&last.spec);
    if (!dense || !dense->bias || dense->activation != Activation::Linear)
        return fail(kNotLinear, last.name);
    TrainedModel scaled = model;
    const Parameter& kernel = last.parameters[0];
    const Parameter& bias = last.parameters[1];
    for (size_t u = 0; u < bias.count; ++u) {
        const float scale = targetScaling.scale[u];
        for (size_t k = u; k < kernel.count; k += bias.count)
            scaled.weights[kernel.offset + k] *= scale;
        float& b = scaled.weights[bias.offset + u];
        b = b * scale + targetScaling.offset[u];
    }
    return scaled;
}

} // namespace tmw
