// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"

#include "core/quant/lowering.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/layer_writer.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kWeights{
    "convert.weights", "The network has %1 parameters and the trained model %2. Train it again."};
constexpr ErrorKind kNotFinite{
    "convert.not_finite",
    "The %2 of layer \"%1\" holds values that are not finite numbers. Train again with a smaller "
    "rate."};
constexpr ErrorKind kNoCalibration{"convert.no_calibration",
                                   "A model of kind %1 needs the ranges of the network's values. "
                                   "Calibrate it on training samples."};
constexpr ErrorKind kOtherCalibration{
    "convert.other_calibration",
    "The ranges are those of another network (%1 operators, not %2). Calibrate this one."};

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

std::string_view toText(WeightScales scales) {
    return scales == WeightScales::Channel ? "channel" : "tensor";
}

WeightScales parseWeightScales(std::string_view word) {
    return word == toText(WeightScales::Channel) ? WeightScales::Channel : WeightScales::Tensor;
}

Result<TfliteModel> convert(const TrainedModel& model, ModelKind kind,
                            const Calibration* calibration, WeightScales scales) {
    TMW_CHECK(checkWeights(model));
    TMW_TRY(const TrainedModel lowered, lower(model));
    const Graph& graph = lowered.graph;
    const auto& layers = graph.layers();
    const std::optional<DataType> integers = activationType(kind);
    if (integers && !calibration)
        return fail(kNoCalibration, toText(kind));
    if (integers && calibration->outputs.size() != layers.size())
        return fail(kOtherCalibration, calibration->outputs.size(), layers.size());

    ModelWriter to;
    LayerTensor tensor;
    if (integers)
        tensor.quantization = quantizationOf(
            *integers, tflite::usefulRange(calibration->input, &layers.front(), *integers));
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
                                 integers ? &calibration->outputs[i] : nullptr,
                                 i + 1 < layers.size() ? &layers[i + 1] : nullptr,
                                 scales == WeightScales::Channel,
                                 kind};
        TMW_TRY(tensor, layerWriter(layers[i].spec)(layer, to));
    }
    return TfliteModel::fromBytes(to.finish(input, tensor.index));
}

} // namespace tmw
