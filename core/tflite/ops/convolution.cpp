// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/convolution.h"

#include "core/nn/layers/convolution.h"
#include "core/nn/layers/pool.h"
#include "core/tflite/ops/sums.h"
#include "core/tflite/ops/versions.h"

#include <algorithm>
#include <iterator>

namespace tmw::tflite {

namespace {

constexpr OperatorVersion kConv2D{3, 1, {1, 5, 0}};
constexpr OperatorVersion kConv2DDilated{3, 2, {1, 14, 0}};
constexpr OperatorVersion kConv2DInt8{3, 3, {1, 14, 0}};
constexpr OperatorVersion kConv2DInt16{3, 4, {2, 3, 0}};
constexpr OperatorVersion kDepthwise{4, 1, {1, 5, 0}};
constexpr OperatorVersion kDepthwiseDilated{4, 2, {1, 12, 0}};
constexpr OperatorVersion kDepthwiseInt8{4, 3, {1, 14, 0}};
constexpr OperatorVersion kDepthwiseInt16{4, 5, {2, 3, 0}};
constexpr OperatorVersion kTransposeConv{67, 1, {1, 9, 0}};
constexpr OperatorVersion kTransposeConvInt8{67, 2, {2, 2, 0}};
constexpr OperatorVersion kTransposeConvWithBias{67, 3, {2, 3, 0}};
constexpr Versions kAveragePool{{1, 1, {1, 5, 0}}, {1, 2, {1, 14, 0}}, {1, 3, {2, 3, 0}}};
constexpr Versions kMaxPool{{17, 1, {1, 5, 0}}, {17, 2, {1, 14, 0}}, {17, 3, {2, 3, 0}}};
constexpr OperatorVersion kReshape{22, 1, {1, 5, 0}};

schema::Padding paddingOf(Padding padding) {
    return padding == Padding::Same ? schema::Padding::SAME : schema::Padding::VALID;
}

/// `depth` values of each unit; training keeps units last.
Sums sumsOf(const LayerToWrite& from, size_t units) {
    const auto kernel = parameterValues(from, 0);
    const size_t depth = kernel.size() / units;
    Sums to;
    to.units = units;
    to.kernel.resize(kernel.size());
    for (size_t i = 0; i < depth; ++i)
        for (size_t u = 0; u < units; ++u)
            to.kernel[u * depth + i] = kernel[i * units + u];
    to.bias.assign(units, 0.0F);
    if (from.layer.parameters.size() > 1)
        std::ranges::copy(parameterValues(from, 1), to.bias.begin());
    return to;
}

/// `together` values lie one behind the other for each unit in training, units within taps.
std::vector<float> unitsFirst(std::span<const float> kernel, size_t units, size_t together) {
    const size_t taps = kernel.size() / units / together;
    std::vector<float> to;
    to.reserve(kernel.size());
    for (size_t u = 0; u < units; ++u)
        for (size_t t = 0; t < taps; ++t) {
            const auto values = kernel.subspan((t * units + u) * together, together);
            to.insert(to.end(), values.begin(), values.end());
        }
    return to;
}

bool isDilated(const Window& window) {
    return window.dilation != Extent{};
}

/// A global pool answers one place; the row it stands for follows.
Result<LayerTensor> writePool(const LayerToWrite& from, const OperatorVersion& version,
                              ModelWriter& to) {
    const nn::Convolution c = nn::poolOf(from.layer);
    const PoolSpec& spec = nn::poolSpec(from.layer.spec);
    const bool global = spec.window.size.width == 0;
    LayerTensor output;
    output.quantization = from.input.quantization;
    const Shape shape{1, static_cast<int32_t>(c.outHeight), static_cast<int32_t>(c.outWidth),
                      static_cast<int32_t>(c.filters)};
    output.index = to.addActivation(global ? from.layer.name + "/pooled" : from.layer.name, shape,
                                    output.quantization);
    to.addOperator(version, {from.input.index}, {output.index},
                   schema::BuiltinOptions::Pool2DOptions,
                   schema::CreatePool2DOptions(
                       to.builder(), paddingOf(spec.window.padding), static_cast<int>(c.strideX),
                       static_cast<int>(c.strideY), static_cast<int>(c.kernelWidth),
                       static_cast<int>(c.kernelHeight), schema::ActivationFunctionType::NONE)
                       .Union());
    return global ? addReshape(output, from.layer.name, tensorShape(from.layer.output), to)
                  : output;
}

} // namespace

Result<LayerTensor> writeConvolution(const LayerToWrite& from, ModelWriter& to) {
    const ConvolutionSpec& spec = nn::convolutionSpec(from.layer.spec);
    const Window& window = spec.window;
    Sums sums = sumsOf(from, static_cast<size_t>(spec.filters));
    sums.shape = {spec.filters, window.size.height, window.size.width, from.layer.input.back()};
    TMW_TRY(const WrittenSums made, writeSums(from, sums, true, to));
    const OperatorVersion version =
        versionFor(from, {isDilated(window) ? kConv2DDilated : kConv2D, kConv2DInt8, kConv2DInt16});
    to.addOperator(version, {from.input.index, made.kernel, made.bias}, {made.output.index},
                   schema::BuiltinOptions::Conv2DOptions,
                   schema::CreateConv2DOptions(to.builder(), paddingOf(window.padding),
                                               window.stride.width, window.stride.height,
                                               fusedActivation(spec.activation),
                                               window.dilation.width, window.dilation.height)
                       .Union());
    return made.output;
}

Result<LayerTensor> writeDepthwise(const LayerToWrite& from, ModelWriter& to) {
    const DepthwiseSpec& spec = nn::depthwiseSpec(from.layer.spec);
    const Window& window = spec.window;
    const int32_t filters = from.layer.output.back();
    Sums sums = sumsOf(from, static_cast<size_t>(filters));
    sums.shape = {1, window.size.height, window.size.width, filters};
    sums.unitsLast = true;
    TMW_TRY(const WrittenSums made, writeSums(from, sums, true, to));
    const OperatorVersion version =
        versionFor(from, {isDilated(window) ? kDepthwiseDilated : kDepthwise, kDepthwiseInt8,
                          kDepthwiseInt16});
    to.addOperator(version, {from.input.index, made.kernel, made.bias}, {made.output.index},
                   schema::BuiltinOptions::DepthwiseConv2DOptions,
                   schema::CreateDepthwiseConv2DOptions(
                       to.builder(), paddingOf(window.padding), window.stride.width,
                       window.stride.height, spec.multiplier, fusedActivation(spec.activation),
                       window.dilation.width, window.dilation.height)
                       .Union());
    return made.output;
}

Result<LayerTensor> writePointwise(const LayerToWrite& from, const Sums& sums, ModelWriter& to) {
    TMW_TRY(const WrittenSums made, writeSums(from, sums, true, to));
    to.addOperator(versionFor(from, {kConv2D, kConv2DInt8, kConv2DInt16}),
                   {from.input.index, made.kernel, made.bias}, {made.output.index},
                   schema::BuiltinOptions::Conv2DOptions,
                   schema::CreateConv2DOptions(to.builder(), schema::Padding::VALID, 1, 1,
                                               schema::ActivationFunctionType::NONE, 1, 1)
                       .Union());
    return made.output;
}

Result<LayerTensor> writeOneTap(const LayerToWrite& from, const Sums& sums, ModelWriter& to) {
    TMW_TRY(const WrittenSums made, writeSums(from, sums, true, to));
    to.addOperator(versionFor(from, {kDepthwise, kDepthwiseInt8, kDepthwiseInt16}),
                   {from.input.index, made.kernel, made.bias}, {made.output.index},
                   schema::BuiltinOptions::DepthwiseConv2DOptions,
                   schema::CreateDepthwiseConv2DOptions(to.builder(), schema::Padding::VALID, 1, 1,
                                                        1, schema::ActivationFunctionType::NONE, 1,
                                                        1)
                       .Union());
    return made.output;
}

Result<LayerTensor> writeConv2DTranspose(const LayerToWrite& from, ModelWriter& to) {
    const auto& spec = std::get<Conv2DTransposeSpec>(from.layer.spec);
    const Window& window = spec.window;
    Sums sums;
    sums.units = static_cast<size_t>(spec.filters);
    sums.kernel = unitsFirst(parameterValues(from, 0), sums.units,
                             static_cast<size_t>(from.layer.input.back()));
    sums.shape = {spec.filters, window.size.height, window.size.width, from.layer.input.back()};
    if (spec.bias)
        std::ranges::copy(parameterValues(from, 1), std::back_inserter(sums.bias));
    const Shape shape = tensorShape(from.layer.output);
    const int32_t answers =
        to.addConstant(from.layer.name + "/shape", {4}, DataType::Int32, shape, {});
    TMW_TRY(const WrittenSums made, writeSums(from, sums, true, to));
    std::vector<int32_t> inputs{answers, made.kernel, from.input.index};
    if (spec.bias)
        inputs.push_back(made.bias);
    const OperatorVersion& version = spec.bias    ? kTransposeConvWithBias
                                     : from.range ? kTransposeConvInt8
                                                  : kTransposeConv;
    to.addOperator(version, inputs, {made.output.index},
                   schema::BuiltinOptions::TransposeConvOptions,
                   schema::CreateTransposeConvOptions(to.builder(), paddingOf(window.padding),
                                                      window.stride.width, window.stride.height)
                       .Union());
    return made.output;
}

Result<LayerTensor> writeMaxPool(const LayerToWrite& from, ModelWriter& to) {
    return writePool(from, versionFor(from, kMaxPool), to);
}

Result<LayerTensor> writeAveragePool(const LayerToWrite& from, ModelWriter& to) {
    return writePool(from, versionFor(from, kAveragePool), to);
}

Result<LayerTensor> writeReshape(const LayerToWrite& from, ModelWriter& to) {
    return addReshape(from.input, from.layer.name, tensorShape(from.layer.output), to);
}

LayerTensor addReshape(const LayerTensor& input, const std::string& name, const Shape& shape,
                       ModelWriter& to) {
    LayerTensor output;
    output.quantization = input.quantization;
    const Shape rank{static_cast<int32_t>(shape.size())};
    const int32_t sizes = to.addConstant(name + "/shape", rank, DataType::Int32, shape, {});
    output.index = to.addActivation(name, shape, output.quantization);
    to.addOperator(
        kReshape, {input.index, sizes}, {output.index}, schema::BuiltinOptions::ReshapeOptions,
        schema::CreateReshapeOptions(to.builder(), to.builder().CreateVector(shape)).Union());
    return output;
}

} // namespace tmw::tflite
