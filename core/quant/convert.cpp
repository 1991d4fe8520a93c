// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"

#include "core/quant/lowering.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/layer_writer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownKind{"convert.unknown_kind",
                                 "\"%1\" is not a kind of model. Write one of: %2."};
constexpr ErrorKind kWeights{
    "convert.weights", "The network has %1 parameters and the trained model %2. Train it again."};
constexpr ErrorKind kNotFinite{
    "convert.not_finite",
    "The %2 of layer \"%1\" holds values that are not finite numbers. Train again with a smaller "
    "rate."};
constexpr ErrorKind kNoCalibration{
    "convert.no_calibration",
    "An int8 model needs the ranges of the network's values. Calibrate it on training samples."};
constexpr ErrorKind kOtherCalibration{
    "convert.other_calibration",
    "The ranges are those of another network (%1 operators, not %2). Calibrate this one."};

constexpr std::array<std::string_view, 2> kKinds{"float", "int8"};

Status checkWeights(const TrainedModel& model) {
    if (model.weights.size() != model.graph.parameterCount())
        return fail(kWeights, model.graph.parameterCount(), model.weights.size());
    for (const GraphLayer& layer : model.graph.layers())
        for (const Parameter& parameter : layer.parameters)
            if (!std::ranges::all_of(
                    std::span(model.weights).subspan(parameter.offset, parameter.count),
                    [](float value) { return std::isfinite(value); }))
                return fail(kNotFinite, layer.name, parameter.name);
    return {};
}

} // namespace

std::string_view toText(ModelKind kind) {
    return kKinds[static_cast<size_t>(kind)];
}

std::string_view toText(WeightScales scales) {
    return scales == WeightScales::Channel ? "channel" : "tensor";
}

WeightScales parseWeightScales(std::string_view word) {
    return word == toText(WeightScales::Channel) ? WeightScales::Channel : WeightScales::Tensor;
}

Result<ModelKind> parseModelKind(std::string_view word) {
    std::string all;
    for (size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds[i] == word)
            return static_cast<ModelKind>(i);
        all.append(i ? ", " : "").append(kKinds[i]);
    }
    return fail(kUnknownKind, word, all);
}

Result<TfliteModel> convert(const TrainedModel& model, ModelKind kind,
                            const Calibration* calibration, WeightScales scales) {
    TMW_CHECK(checkWeights(model));
    TMW_TRY(const TrainedModel lowered, lower(model));
    const Graph& graph = lowered.graph;
    const auto& layers = graph.layers();
    const bool int8 = kind == ModelKind::Int8;
    if (int8 && !calibration)
        return fail(kNoCalibration);
    if (int8 && (calibration->outputs.size() != layers.size() ||
                 calibration->inside.size() != layers.size()))
        return fail(kOtherCalibration, calibration->outputs.size(), layers.size());

    ModelWriter to;
    LayerTensor tensor;
    if (int8)
        tensor.quantization =
            activationQuantization(tflite::usefulRange(calibration->input, &layers.front()));
    Shape shape{1};
    shape.insert(shape.end(), graph.input().begin(), graph.input().end());
    const int32_t input = to.addActivation("input", shape, tensor.quantization);
    tensor.index = input;
    if (tensorShape(graph.input()) != shape)
        tensor = tflite::addReshape(tensor, "input/image", tensorShape(graph.input()), to);
    for (size_t i = 0; i < layers.size(); ++i) {
        const LayerToWrite layer{layers[i],
                                 lowered.weights,
                                 tensor,
                                 int8 ? &calibration->outputs[i] : nullptr,
                                 i + 1 < layers.size() ? &layers[i + 1] : nullptr,
                                 scales == WeightScales::Channel,
                                 int8 ? std::span<const Range>(calibration->inside[i])
                                      : std::span<const Range>()};
        TMW_TRY(tensor, layerWriter(layers[i].spec)(layer, to));
    }
    return TfliteModel::fromBytes(to.finish(input, tensor.index));
}

} // namespace tmw
