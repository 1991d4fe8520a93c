// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"

#include "core/quant/lowering.h"
#include "core/quant/shared_ranges.h"
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

    const std::vector<Range> ranges =
        int8 ? rangesToWrite(graph, *calibration) : std::vector<Range>();
    ModelWriter to;
    std::vector<LayerTensor> tensors(1);
    LayerTensor& first = tensors.front();
    if (int8)
        first.quantization =
            activationQuantization(tflite::usefulRange(calibration->input, graph.onlyTaker(0)));
    Shape shape{1};
    shape.insert(shape.end(), graph.input().begin(), graph.input().end());
    const int32_t input = to.addActivation("input", shape, first.quantization);
    first.index = input;
    if (tensorShape(graph.input()) != shape)
        first = tflite::addReshape(first, "input/image", tensorShape(graph.input()), to);
    for (size_t i = 0; i < layers.size(); ++i) {
        std::vector<LayerTensor> inputs;
        for (const LayerSource& source : layers[i].sources)
            inputs.push_back(tensors[source.tensor]);
        const LayerToWrite layer{layers[i],
                                 lowered.weights,
                                 inputs,
                                 inputs.front(),
                                 int8 ? &ranges[i] : nullptr,
                                 graph.onlyTaker(i + 1),
                                 scales == WeightScales::Channel,
                                 int8 ? std::span<const Range>(calibration->inside[i])
                                      : std::span<const Range>()};
        TMW_TRY(tensors.emplace_back(), layerWriter(layers[i].spec)(layer, to));
    }
    return TfliteModel::fromBytes(to.finish(input, tensors.back().index));
}

} // namespace tmw
