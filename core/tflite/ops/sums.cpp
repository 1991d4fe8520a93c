// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/sums.h"

#include "core/tflite/ops/activation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::tflite {

namespace {

constexpr ErrorKind kTooLarge{
    "convert.too_large",
    "Layer \"%1\" cannot be int8: its values are so large that their sums do not fit 32 bits. "
    "Standardise the data, or train with a smaller rate."};

constexpr int32_t kNoTensor = -1;
/// Leaves as much room again for the sum of products.
constexpr float kBiasSteps = 1 << 30;

float greatestMagnitude(std::span<const float> values) {
    float greatest = 0;
    for (const float value : values)
        greatest = std::max(greatest, std::abs(value));
    return greatest;
}

struct Int8Weights {
    TensorQuantization kernelScales; ///< one, or one for each unit
    TensorQuantization sumScales;    ///< of the products and the bias
    std::vector<int8_t> kernel;
    std::vector<int32_t> bias;
};

/// Whether products and bias of each unit fit 32 bits whatever the input.
bool sumsFit(const Int8Weights& weights, size_t units) {
    const size_t depth = weights.kernel.size() / units;
    for (size_t u = 0; u < units; ++u) {
        int64_t sum = weights.bias.empty() ? 0 : std::abs(int64_t{weights.bias[u]});
        for (size_t i = 0; i < depth; ++i)
            sum += 255 * std::abs(int64_t{weights.kernel[u * depth + i]});
        if (sum > std::numeric_limits<int32_t>::max())
            return false;
    }
    return true;
}

/// Of one scale: grows where the bias would not fit.
Scale kernelScale(float kernel, float bias, Scale input) {
    const float forBias = bias / (input.value * kBiasSteps);
    Scale scale = weightScale(kernel);
    scale.value = kernel > 0 || forBias == 0 ? std::max(scale.value, forBias) : forBias;
    return scale;
}

/// Appends the weights and biases that share one scale; false where it is too small or too large
/// for a float.
bool quantizeGroup(std::span<const float> kernel, std::span<const float> bias, Scale input,
                   Int8Weights& to) {
    const Scale scale = kernelScale(greatestMagnitude(kernel), greatestMagnitude(bias), input);
    const float sums = input.value * scale.value;
    if (!std::isnormal(sums))
        return false;
    for (const float weight : kernel)
        to.kernel.push_back(quantizeInt8(weight, {scale, {0}}));
    for (const float value : bias)
        to.bias.push_back(static_cast<int32_t>(
            std::llround(static_cast<double>(value) / static_cast<double>(sums))));
    to.kernelScales.scales.push_back(scale.value);
    to.kernelScales.zeroPoints.push_back(0);
    to.sumScales.scales.push_back(sums);
    to.sumScales.zeroPoints.push_back(0);
    return true;
}

std::optional<Int8Weights> quantize(const Sums& from, Scale input, bool perUnit) {
    const size_t groups = perUnit ? from.units : 1;
    const size_t length = from.kernel.size() / groups;
    const size_t biases = from.bias.size() / groups;
    Int8Weights to;
    for (size_t i = 0; i < groups; ++i)
        if (!quantizeGroup(std::span(from.kernel).subspan(i * length, length),
                           std::span(from.bias).subspan(i * biases, biases), input, to))
            return std::nullopt;
    if (!sumsFit(to, from.units))
        return std::nullopt;
    if (perUnit && from.unitsLast)
        to.kernelScales.dimension = static_cast<int>(from.shape.size()) - 1;
    return to;
}

/// In the order of the file.
template <typename T>
std::vector<T> ordered(const Sums& from, const std::vector<T>& kernel) {
    if (!from.unitsLast)
        return kernel;
    std::vector<T> to(kernel.size());
    const size_t depth = kernel.size() / from.units;
    for (size_t u = 0; u < from.units; ++u)
        for (size_t i = 0; i < depth; ++i)
            to[i * from.units + u] = kernel[u * depth + i];
    return to;
}

} // namespace

Result<AddedSums> addSums(const SumsNames& names, const Sums& sums, std::optional<Scale> input,
                          bool perUnit, ModelWriter& to) {
    const Shape biasShape{static_cast<int32_t>(sums.units)};
    AddedSums made;
    made.bias = kNoTensor;
    if (!input) {
        made.kernel = to.addConstant(names.tensors + "/kernel", sums.shape, DataType::Float32,
                                     ordered(sums, sums.kernel), {});
        if (!sums.bias.empty())
            made.bias = to.addConstant(names.tensors + "/bias", biasShape, DataType::Float32,
                                       sums.bias, {});
        return made;
    }
    const auto int8 = quantize(sums, *input, perUnit);
    if (!int8)
        return fail(kTooLarge, names.layer);
    made.kernel = to.addConstant(names.tensors + "/kernel", sums.shape, DataType::Int8,
                                 ordered(sums, int8->kernel), int8->kernelScales);
    if (!sums.bias.empty())
        made.bias = to.addConstant(names.tensors + "/bias", biasShape, DataType::Int32, int8->bias,
                                   int8->sumScales);
    made.coarsest = std::ranges::max(int8->sumScales.scales);
    return made;
}

Result<WrittenSums> writeSums(const LayerToWrite& from, const Sums& sums, bool perUnit,
                              ModelWriter& to) {
    const std::string& name = from.layer.name;
    const auto& input = from.input.quantization;
    TMW_TRY(const AddedSums added,
            addSums({name, name}, sums, input ? std::optional(input->scale) : std::nullopt, perUnit,
                    to));
    WrittenSums made{added.kernel, added.bias, {}};
    if (from.range)
        made.output.quantization = activationQuantization(usefulRange(*from.range, from.next),
                                                          {added.coarsest * kFinestStep});
    made.output.index =
        to.addActivation(name, tensorShape(from.layer.output), made.output.quantization);
    return made;
}

std::span<const float> parameterValues(const LayerToWrite& from, size_t index) {
    const Parameter& parameter = from.layer.parameters[index];
    return from.weights.subspan(parameter.offset, parameter.count);
}

schema::ActivationFunctionType fusedActivation(Activation activation) {
    return activation == Activation::Relu    ? schema::ActivationFunctionType::RELU
           : activation == Activation::Relu6 ? schema::ActivationFunctionType::RELU6
                                             : schema::ActivationFunctionType::NONE;
}

} // namespace tmw::tflite
