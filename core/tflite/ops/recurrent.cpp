// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/recurrent.h"

#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {
constexpr Versions kPack{{83, 1, {1, 11, 0}}, {83, 2, {1, 14, 0}}, {83, 3, {2, 3, 0}}};
}

Sums gateSums(std::span<const float> kernel, std::span<const float> bias, GatePart part) {
    const size_t row = part.gates * part.units;
    const size_t depth = kernel.size() / row;
    const size_t begin = part.first * part.units;
    Sums sums;
    sums.units = part.count * part.units;
    sums.shape = {static_cast<int32_t>(sums.units), static_cast<int32_t>(depth)};
    for (size_t u = 0; u < sums.units; ++u)
        for (size_t i = 0; i < depth; ++i)
            sums.kernel.push_back(kernel[i * row + begin + u]);
    if (!bias.empty()) {
        const auto values = bias.subspan(begin, sums.units);
        sums.bias.assign(values.begin(), values.end());
    }
    return sums;
}

Result<LayerTensor> writeInputSums(const LayerToWrite& from, const char* what, const Range* range,
                                   Sums sums, ModelWriter& to) {
    GraphLayer layer = from.layer;
    layer.name += std::string("/") + what;
    layer.output = {layer.input[0], static_cast<int32_t>(sums.units)};
    sums.shape = {sums.shape[0], 1, 1, sums.shape[1]};
    const LayerToWrite one{.layer = layer,
                           .weights = from.weights,
                           .inputs = from.inputs,
                           .input = from.input,
                           .range = range,
                           .perChannel = from.perChannel,
                           .kind = from.kind};
    return writePointwise(one, sums, to);
}

LayerTensor packStates(const LayerToWrite& from, const std::vector<int32_t>& states,
                       const LayerTensor& last, ModelWriter& to) {
    const auto steps = static_cast<int32_t>(states.size());
    const std::string& name = from.layer.name;
    LayerTensor all = last;
    all.index =
        to.addActivation(name + "/states", {1, steps, from.layer.output.back()}, all.quantization);
    to.addOperator(versionFor(from, kPack), states, {all.index},
                   schema::BuiltinOptions::PackOptions,
                   schema::CreatePackOptions(to.builder(), steps, 1).Union());
    return addReshape(all, name, tensorShape(from.layer.output), to);
}

} // namespace tmw::tflite
