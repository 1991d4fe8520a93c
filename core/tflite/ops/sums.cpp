// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/sums.h"

#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/stored_weights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::tflite {

namespace {

constexpr ErrorKind kTooLarge{
    "convert.too_large",
    "Layer \"%1\" cannot be %2: its values are so large that their sums do not fit %3 bits. "
    "Standardise the data, or train with a smaller rate."};

constexpr int32_t kNoTensor = -1;

/// What sums over activations of a type are held in.
struct Accumulator {
    float biasSteps;   ///< leaves as much room again for the sum of products
    int64_t most;      ///< of a sum
    int64_t magnitude; ///< of an activation less its zero point
    float finestStep;
};
constexpr Accumulator kNarrow{1 << 30, std::numeric_limits<int32_t>::max(), 255, kFinestStep};
/// TensorFlow Lite's rescaling takes sums of 48 bits.
constexpr Accumulator kWide{static_cast<float>(int64_t{1} << 46), (int64_t{1} << 47) - 1, 32768,
                            kFinestWideStep};

const Accumulator& accumulatorFor(DataType activations) {
    return activations == DataType::Int16 ? kWide : kNarrow;
}

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
    std::vector<int64_t> bias;
};

/// Whether products and bias of each unit fit whatever the input.
bool sumsFit(const Int8Weights& weights, size_t units, const Accumulator& accumulator) {
    const size_t depth = weights.kernel.size() / units;
    for (size_t u = 0; u < units; ++u) {
        int64_t sum = weights.bias.empty() ? 0 : std::abs(weights.bias[u]);
        for (size_t i = 0; i < depth; ++i)
            sum += accumulator.magnitude * std::abs(int64_t{weights.kernel[u * depth + i]});
        if (sum > accumulator.most)
            return false;
    }
    return true;
}

/// Of one scale: grows where the bias would not fit.
Scale kernelScale(float kernel, float bias, Quantization input) {
    const float forBias = bias / (input.scale.value * accumulatorFor(input.type).biasSteps);
    Scale scale = weightScale(kernel);
    scale.value = kernel > 0 || forBias == 0 ? std::max(scale.value, forBias) : forBias;
    return input.type == DataType::Int16 ? int16WeightScale(scale) : scale;
}

/// Appends the weights and biases that share one scale; false where it is too small or too large
/// for a float.
bool quantizeGroup(std::span<const float> kernel, std::span<const float> bias, Quantization input,
                   Int8Weights& to) {
    const Scale scale = kernelScale(greatestMagnitude(kernel), greatestMagnitude(bias), input);
    const float sums = input.scale.value * scale.value;
    if (!std::isnormal(sums))
        return false;
    for (const float weight : kernel)
        to.kernel.push_back(quantizeInt8(weight, {scale, {0}}));
    for (const float value : bias)
        to.bias.push_back(std::llround(static_cast<double>(value) / static_cast<double>(sums)));
    to.kernelScales.scales.push_back(scale.value);
    to.kernelScales.zeroPoints.push_back(0);
    to.sumScales.scales.push_back(sums);
    to.sumScales.zeroPoints.push_back(0);
    return true;
}

std::optional<Int8Weights> quantize(const Sums& from, Quantization input, bool perUnit) {
    const size_t groups = perUnit ? from.units : 1;
    const size_t length = from.kernel.size() / groups;
    const size_t biases = from.bias.size() / groups;
    Int8Weights to;
    for (size_t i = 0; i < groups; ++i)
        if (!quantizeGroup(std::span(from.kernel).subspan(i * length, length),
                           std::span(from.bias).subspan(i * biases, biases), input, to))
            return std::nullopt;
    if (!sumsFit(to, from.units, accumulatorFor(input.type)))
        return std::nullopt;
    if (perUnit && from.unitsLast)
        to.kernelScales.dimension = static_cast<int>(from.shape.size()) - 1;
    return to;
}

int32_t addBias(const std::string& name, const Int8Weights& weights, DataType activations,
                ModelWriter& to) {
    const Shape shape{static_cast<int32_t>(weights.bias.size())};
    if (activations == DataType::Int16)
        return to.addConstant(name, shape, DataType::Int64, weights.bias, weights.sumScales);
    const std::vector<int32_t> narrow(weights.bias.begin(), weights.bias.end());
    return to.addConstant(name, shape, DataType::Int32, narrow, weights.sumScales);
}

Result<AddedSums> addIntegers(const SumsNames& names, const Sums& sums, const Quantization& input,
                              bool perUnit, ModelWriter& to) {
    const bool wide = input.type == DataType::Int16;
    const auto weights = quantize(sums, input, perUnit);
    if (!weights)
        return fail(kTooLarge, names.layer, toText(wide ? ModelKind::Int16x8 : ModelKind::Int8),
                    wide ? 48 : 32);
    AddedSums made;
    made.kernel = to.addConstant(names.tensors + "/kernel", sums.shape, DataType::Int8,
                                 inFileOrder(sums, weights->kernel), weights->kernelScales);
    made.bias =
        sums.bias.empty() ? kNoTensor : addBias(names.tensors + "/bias", *weights, input.type, to);
    const float coarsest = std::ranges::max(weights->sumScales.scales);
    made.finest = {coarsest * accumulatorFor(input.type).finestStep};
    return made;
}

/// Kernel and bias of integers, and the quantization of the answers.
Result<WrittenSums> writeIntegers(const LayerToWrite& from, const Sums& sums, bool perUnit,
                                  ModelWriter& to) {
    const Quantization& input = *from.input.quantization;
    TMW_TRY(const AddedSums added,
            addIntegers({from.layer.name, from.layer.name}, sums, input, perUnit, to));
    WrittenSums made{added.kernel, added.bias, {}};
    made.output.quantization =
        quantizationOf(input.type, usefulRange(*from.range, from.next, input.type), added.finest);
    return made;
}

Result<WrittenSums> writeFloats(const LayerToWrite& from, const Sums& sums, bool perUnit,
                                ModelWriter& to) {
    WrittenSums made;
    TMW_TRY(made.kernel, addStoredKernel(from, sums, perUnit, to));
    const Shape shape{static_cast<int32_t>(sums.units)};
    made.bias = sums.bias.empty() ? kNoTensor
                                  : to.addConstant(from.layer.name + "/bias", shape,
                                                   DataType::Float32, sums.bias, {});
    return made;
}

} // namespace

Result<AddedSums> addSums(const SumsNames& names, const Sums& sums,
                          const std::optional<Quantization>& input, bool perUnit, ModelWriter& to) {
    if (input)
        return addIntegers(names, sums, *input, perUnit, to);
    AddedSums made;
    made.bias = kNoTensor;
    made.kernel = to.addConstant(names.tensors + "/kernel", sums.shape, DataType::Float32,
                                 inFileOrder(sums, sums.kernel), {});
    if (!sums.bias.empty())
        made.bias = to.addConstant(names.tensors + "/bias", {static_cast<int32_t>(sums.units)},
                                   DataType::Float32, sums.bias, {});
    return made;
}

Result<WrittenSums> writeSums(const LayerToWrite& from, const Sums& sums, bool perUnit,
                              ModelWriter& to) {
    TMW_TRY(WrittenSums made, from.range ? writeIntegers(from, sums, perUnit, to)
                                         : writeFloats(from, sums, perUnit, to));
    made.output.index =
        to.addActivation(from.layer.name, tensorShape(from.layer.output), made.output.quantization);
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
