// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>

namespace tmw::network {

namespace {

struct Weights {
    RealTensor kernel;
    std::vector<float> bias; ///< empty: none
};

/// Whole numbers without a scale of their own are in steps of input times weights.
void scaleBias(const TfliteTensor& bias, const TfliteTensor& input, const TfliteTensor& kernel,
               std::vector<float>& values) {
    const bool whole = bias.type == DataType::Int32 || bias.type == DataType::Int64;
    if (!whole || bias.quantization.present() || !input.quantization.present() ||
        !kernel.quantization.present())
        return;
    const auto& scales = kernel.quantization.scales;
    for (size_t i = 0; i < values.size(); ++i)
        values[i] *= input.quantization.scales[0] * scales[scales.size() > 1 ? i : 0];
}

/// Which inputs they are; the bias may be absent.
struct Places {
    size_t input = 0;
    size_t kernel = 1;
    size_t bias = 2;
};

Result<Weights> weightsOf(Reader& reader, size_t rank, const Places& places = {}) {
    const auto [input, kernel, bias] = places;
    if (!reader.hasInput(kernel))
        return fail(kNotConstant);
    auto values = reader.constant(reader.op().inputs[kernel]);
    if (!values || values->shape.size() != rank || values->values.empty())
        return fail(kNotConstant);
    reader.countQuantized(reader.op().inputs[kernel]);
    Weights made{std::move(*values), {}};
    if (!reader.hasInput(bias))
        return made;
    auto offsets = reader.constant(reader.op().inputs[bias]);
    if (!offsets)
        return fail(kNotConstant);
    scaleBias(reader.input(bias), reader.input(input), reader.input(kernel), offsets->values);
    made.bias = std::move(offsets->values);
    return made;
}

/// units x depth to depth x units.
std::vector<float> unitsLast(const std::vector<float>& kernel, size_t units) {
    const size_t depth = kernel.size() / units;
    std::vector<float> to(kernel.size());
    for (size_t u = 0; u < units; ++u)
        for (size_t i = 0; i < depth; ++i)
            to[i * units + u] = kernel[u * depth + i];
    return to;
}

template <typename Options>
Result<Window> windowOf(const Options& options, const Extent& size, const Extent& dilation) {
    const Window window{size,
                        {options.stride_h(), options.stride_w()},
                        dilation,
                        options.padding() == schema::Padding::SAME ? Padding::Same
                                                                   : Padding::Valid};
    TMW_CHECK(checkWindow(window));
    return window;
}

void layAlong(Window& window) {
    for (Extent* each : {&window.size, &window.stride, &window.dilation})
        *each = {1, each->height};
}

/// A convolution's fields, whichever of the two it is.
template <typename OneAxis, typename TwoAxes, typename Fill>
LayerSpec windowed(const ReadPlane& plane, Window window, Fill fill) {
    const auto filled = [&](auto spec) {
        if (plane.upright)
            layAlong(window);
        else if (plane.signal)
            window.size.height = window.stride.height = window.dilation.height = 1;
        spec.window = window;
        fill(spec);
        return LayerSpec{spec};
    };
    return plane.signal ? filled(OneAxis()) : filled(TwoAxes());
}

Status put(Reader& reader, const ReadPlane& plane, size_t value, LayerSpec spec,
           std::vector<std::vector<float>> values) {
    TMW_TRY(const size_t input, reader.shaped(value, plane.shape));
    TMW_TRY(const size_t made, reader.put(std::move(spec), {input}, std::move(values)));
    const auto wanted = elementCount(reader.output().shape);
    if (!wanted || *wanted != elementCount(reader.shapeOf(made)).value_or(0))
        return fail(kShapes, toText(reader.shapeOf(input)), toText(reader.output().shape));
    reader.setValue(reader.op().outputs[0], made);
    return {};
}

std::vector<std::vector<float>> withBias(std::vector<float> kernel, std::vector<float> bias) {
    std::vector<std::vector<float>> values{std::move(kernel)};
    if (!bias.empty())
        values.push_back(std::move(bias));
    return values;
}

/// Gamma and beta of a layer normalization before it, if this is what it does.
bool scalesNormalization(Reader& reader, size_t value, const Weights& weights,
                         Activation activation) {
    DraftLayer* const layer = reader.ownLayer(value);
    if (!layer || !std::holds_alternative<LayerNormalizationSpec>(layer->spec) ||
        activation != Activation::Linear || weights.bias.size() != weights.kernel.values.size() ||
        layer->values[0].size() != weights.bias.size() ||
        std::ranges::any_of(layer->values[0], [](float gamma) { return gamma != 1; }) ||
        std::ranges::any_of(layer->values[1], [](float beta) { return beta != 0; }))
        return false;
    layer->values = {weights.kernel.values, weights.bias};
    reader.setValue(reader.op().outputs[0], value);
    return true;
}

/// What a fused activation is in effect: integers whose least value stands for 0 cut off what is
/// negative, by which older converters left a ReLU out. What the model answers stays as it says.
Result<Activation> activationOf(const Reader& reader, schema::ActivationFunctionType type) {
    TMW_TRY(const Activation fused, fusedActivation(type));
    const TfliteTensor& output = reader.output();
    const auto& zeros = output.quantization.zeroPoints;
    const bool isAnswer = std::ranges::find(reader.graph().outputs, reader.op().outputs[0]) !=
                          reader.graph().outputs.end();
    const bool isCut = zeros.size() == 1 && ((output.type == DataType::UInt8 && zeros[0] == 0) ||
                                             (output.type == DataType::Int8 && zeros[0] == -128));
    return fused == Activation::Linear && isCut && !isAnswer ? Activation::Relu : fused;
}

} // namespace

Status readFullyConnected(Reader& reader) {
    const auto* options = reader.options<schema::FullyConnectedOptions>(
        schema::BuiltinOptions::FullyConnectedOptions);
    if (options && options->weights_format() != schema::FullyConnectedOptionsWeightsFormat::DEFAULT)
        return fail(kForm, "its weights are in an order of their own");
    TMW_TRY(const Activation activation,
            activationOf(reader, options ? options->fused_activation_function()
                                         : schema::ActivationFunctionType::NONE));
    TMW_TRY(size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(Weights weights, weightsOf(reader, 2));
    const int32_t units = weights.kernel.shape[0];
    const int32_t depth = weights.kernel.shape[1];
    TMW_TRY(const size_t count, elementCount(reader.shapeOf(value)));
    const auto rows = static_cast<int32_t>(count / static_cast<size_t>(depth));
    const bool bias = !weights.bias.empty();
    std::vector<float> kernel = unitsLast(weights.kernel.values, static_cast<size_t>(units));
    ReadPlane plane{rows == 1 ? Shape{depth} : Shape{rows, depth}};
    if (rows == 1)
        return put(reader, plane, value,
                   DenseSpec{.units = units, .activation = activation, .bias = bias, .name = {}},
                   withBias(std::move(kernel), std::move(weights.bias)));
    // The same for each row: a convolution of one tap.
    Conv1DSpec spec;
    spec.filters = units;
    spec.activation = activation;
    spec.bias = bias;
    return put(reader, plane, value, spec, withBias(std::move(kernel), std::move(weights.bias)));
}

Status readConvolution(Reader& reader) {
    const auto* options =
        reader.options<schema::Conv2DOptions>(schema::BuiltinOptions::Conv2DOptions);
    if (!options)
        return fail(kForm, "its options are missing");
    TMW_TRY(const Activation activation,
            activationOf(reader, options->fused_activation_function()));
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(Weights weights, weightsOf(reader, 4));
    const Shape shape = weights.kernel.shape;
    if (reader.input(0).shape.size() != 4 || shape[3] != reader.input(0).shape[3])
        return fail(kForm, "it convolves groups of channels");
    const Extent size{shape[1], shape[2]};
    TMW_TRY(const ReadPlane plane, planeFor(reader, reader.input(0), value, size));
    TMW_TRY(const Window window,
            windowOf(*options, size, {options->dilation_h_factor(), options->dilation_w_factor()}));
    const LayerSpec spec = windowed<Conv1DSpec, Conv2DSpec>(plane, window, [&](auto& each) {
        each.filters = shape[0];
        each.activation = activation;
        each.bias = !weights.bias.empty();
    });
    std::vector<float> kernel = unitsLast(weights.kernel.values, static_cast<size_t>(shape[0]));
    return put(reader, plane, value, spec, withBias(std::move(kernel), std::move(weights.bias)));
}

Status readDepthwise(Reader& reader) {
    const auto* options = reader.options<schema::DepthwiseConv2DOptions>(
        schema::BuiltinOptions::DepthwiseConv2DOptions);
    if (!options)
        return fail(kForm, "its options are missing");
    TMW_TRY(const Activation activation,
            activationOf(reader, options->fused_activation_function()));
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(Weights weights, weightsOf(reader, 4));
    const Shape shape = weights.kernel.shape;
    const Shape& in = reader.input(0).shape;
    if (in.size() != 4 || in[3] < 1 || shape[0] != 1 || shape[3] % in[3] != 0)
        return fail(kShapes, toText(in), toText(reader.output().shape));
    const Extent size{shape[1], shape[2]};
    if (size == Extent{} && scalesNormalization(reader, value, weights, activation))
        return {};
    TMW_TRY(const ReadPlane plane, planeFor(reader, reader.input(0), value, size));
    TMW_TRY(const Window window,
            windowOf(*options, size, {options->dilation_h_factor(), options->dilation_w_factor()}));
    const LayerSpec spec =
        windowed<DepthwiseConv1DSpec, DepthwiseConv2DSpec>(plane, window, [&](auto& each) {
            each.multiplier = shape[3] / in[3];
            each.activation = activation;
            each.bias = !weights.bias.empty();
        });
    return put(reader, plane, value, spec,
               withBias(std::move(weights.kernel.values), std::move(weights.bias)));
}

Status readTransposeConv(Reader& reader) {
    const auto* options =
        reader.options<schema::TransposeConvOptions>(schema::BuiltinOptions::TransposeConvOptions);
    if (!options || !reader.hasInput(2))
        return fail(kForm, "its options or inputs are missing");
    TMW_TRY(const Activation activation, fusedActivation(options->fused_activation_function()));
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[2]));
    TMW_TRY(Weights weights, weightsOf(reader, 4, {2, 1, 3}));
    const Shape& in = reader.input(2).shape;
    const Shape shape = weights.kernel.shape;
    if (in.size() != 4 || shape[3] != in[3])
        return fail(kShapes, toText(in), toText(reader.output().shape));
    const auto units = static_cast<size_t>(shape[0]);
    const auto channels = static_cast<size_t>(shape[3]);
    const size_t taps = weights.kernel.values.size() / units / channels;
    std::vector<float> kernel;
    for (size_t t = 0; t < taps; ++t)
        for (size_t u = 0; u < units; ++u) {
            const auto from =
                std::span(weights.kernel.values).subspan((u * taps + t) * channels, channels);
            kernel.insert(kernel.end(), from.begin(), from.end());
        }
    Conv2DTransposeSpec spec;
    spec.filters = shape[0];
    TMW_TRY(spec.window, windowOf(*options, {shape[1], shape[2]}, {}));
    spec.activation = activation;
    spec.bias = !weights.bias.empty();
    return put(reader, {Shape(in.begin() + 1, in.end())}, value, spec,
               withBias(std::move(kernel), std::move(weights.bias)));
}

} // namespace tmw::network
