// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/fully_connected.h"

#include "core/tflite/ops/sums.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {

constexpr OperatorVersion kInt16{9, 7, {2, 3, 0}};
constexpr Versions kWithBias{{9, 1, {1, 5, 0}}, {9, 4, {1, 14, 0}}, kInt16};
constexpr OperatorVersion kWithoutBias{9, 6, {2, 1, 0}};

/// The kernel is inputs x units in training, units x inputs here.
Sums sumsOf(const LayerToWrite& from) {
    const auto inputs = static_cast<size_t>(from.layer.input[0]);
    const auto kernel = parameterValues(from, 0);
    Sums to;
    to.units = static_cast<size_t>(from.layer.output[0]);
    to.shape = {from.layer.output[0], from.layer.input[0]};
    to.kernel.resize(kernel.size());
    for (size_t i = 0; i < inputs; ++i)
        for (size_t u = 0; u < to.units; ++u)
            to.kernel[u * inputs + i] = kernel[i * to.units + u];
    if (from.layer.parameters.size() > 1) {
        const auto bias = parameterValues(from, 1);
        to.bias.assign(bias.begin(), bias.end());
    }
    return to;
}

} // namespace

Result<LayerTensor> writeFullyConnected(const LayerToWrite& from, ModelWriter& to) {
    TMW_TRY(const WrittenSums sums, writeSums(from, sumsOf(from), from.perChannel, to));
    const auto& spec = std::get<DenseSpec>(from.layer.spec);
    to.addOperator(
        versionFor(from, sums.bias < 0 ? Versions{kWithoutBias, kWithoutBias, kInt16} : kWithBias),
        {from.input.index, sums.kernel, sums.bias}, {sums.output.index},
        schema::BuiltinOptions::FullyConnectedOptions,
        schema::CreateFullyConnectedOptions(to.builder(), fusedActivation(spec.activation))
            .Union());
    return sums.output;
}

} // namespace tmw::tflite
