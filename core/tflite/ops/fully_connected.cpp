// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/fully_connected.h"

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

constexpr OperatorVersion kFloat{9, 1, {1, 5, 0}};
constexpr OperatorVersion kInt8{9, 4, {1, 14, 0}};
constexpr OperatorVersion kWithoutBias{9, 6, {2, 1, 0}};

constexpr int32_t kNoTensor = -1;
/// Leaves as much room again for the sum of products.
constexpr float kBiasSteps = 1 << 30;

schema::ActivationFunctionType fused(Activation activation) {
    return activation == Activation::Relu    ? schema::ActivationFunctionType::RELU
           : activation == Activation::Relu6 ? schema::ActivationFunctionType::RELU6
                                             : schema::ActivationFunctionType::NONE;
}

float greatestMagnitude(std::span<const float> values) {
    float greatest = 0;
    for (const float value : values)
        greatest = std::max(greatest, std::abs(value));
    return greatest;
}

/// The kernel, inputs x units in training, units x inputs here; the bias as it is.
struct Weights {
    Shape shape;
    std::vector<float> kernel;
    std::vector<float> bias;
};

Weights weightsOf(const LayerToWrite& from) {
    const auto units = static_cast<size_t>(from.layer.output[0]);
    const auto inputs = static_cast<size_t>(from.layer.input[0]);
    const auto kernel = from.weights.subspan(from.layer.parameters[0].offset, units * inputs);
    Weights to{{from.layer.output[0], from.layer.input[0]}, std::vector<float>(kernel.size()), {}};
    for (size_t i = 0; i < inputs; ++i)
        for (size_t u = 0; u < units; ++u)
            to.kernel[u * inputs + i] = kernel[i * units + u];
    if (from.layer.parameters.size() > 1) {
        const auto bias = from.weights.subspan(from.layer.parameters[1].offset, units);
        to.bias.assign(bias.begin(), bias.end());
    }
    return to;
}

struct Int8Weights {
    TensorQuantization kernelScales; ///< one, or one for each output
    TensorQuantization sumScales;    ///< of the products and the bias
    std::vector<int8_t> kernel;
    std::vector<int32_t> bias;
};

/// Whether products and bias of each output fit 32 bits whatever the input.
bool sumsFit(const Int8Weights& weights, size_t inputs) {
    for (size_t u = 0; u * inputs < weights.kernel.size(); ++u) {
        int64_t sum = weights.bias.empty() ? 0 : std::abs(int64_t{weights.bias[u]});
        for (size_t i = 0; i < inputs; ++i)
            sum += 255 * std::abs(int64_t{weights.kernel[u * inputs + i]});
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

std::optional<Int8Weights> quantize(const Weights& from, Scale input, bool perChannel) {
    const size_t groups = perChannel ? static_cast<size_t>(from.shape[0]) : 1;
    const size_t length = from.kernel.size() / groups;
    const size_t biases = from.bias.size() / groups;
    Int8Weights to;
    for (size_t i = 0; i < groups; ++i)
        if (!quantizeGroup(std::span(from.kernel).subspan(i * length, length),
                           std::span(from.bias).subspan(i * biases, biases), input, to))
            return std::nullopt;
    if (!sumsFit(to, static_cast<size_t>(from.shape[1])))
        return std::nullopt;
    return to;
}

} // namespace

Result<LayerTensor> writeFullyConnected(const LayerToWrite& from, ModelWriter& to) {
    const std::string& name = from.layer.name;
    const Weights weights = weightsOf(from);
    int32_t kernel = kNoTensor;
    int32_t bias = kNoTensor;
    const Shape biasShape{weights.shape[0]};
    LayerTensor output;
    if (from.range) {
        const auto int8 = quantize(weights, from.input.quantization->scale, from.perChannel);
        if (!int8)
            return fail(kTooLarge, name);
        kernel = to.addConstant(name + "/kernel", weights.shape, DataType::Int8, int8->kernel,
                                int8->kernelScales);
        if (!weights.bias.empty())
            bias = to.addConstant(name + "/bias", biasShape, DataType::Int32, int8->bias,
                                  int8->sumScales);
        const float coarsest = std::ranges::max(int8->sumScales.scales);
        output.quantization =
            activationQuantization(usefulRange(*from.range, from.next), {coarsest * kFinestStep});
    } else {
        kernel =
            to.addConstant(name + "/kernel", weights.shape, DataType::Float32, weights.kernel, {});
        if (!weights.bias.empty())
            bias = to.addConstant(name + "/bias", biasShape, DataType::Float32, weights.bias, {});
    }
    output.index = to.addActivation(name, batchOfOne(from.layer.output), output.quantization);
    const auto& spec = std::get<DenseSpec>(from.layer.spec);
    to.addOperator(
        bias == kNoTensor ? kWithoutBias
        : from.range      ? kInt8
                          : kFloat,
        {from.input.index, kernel, bias}, {output.index},
        schema::BuiltinOptions::FullyConnectedOptions,
        schema::CreateFullyConnectedOptions(to.builder(), fused(spec.activation)).Union());
    return output;
}

} // namespace tmw::tflite
