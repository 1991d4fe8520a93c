// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"

#include "core/nn/layers/words.h"
#include "core/quant/lowering.h"
#include "core/quant/shared_ranges.h"
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
constexpr ErrorKind kNoInt16{
    "convert.no_int16",
    "Layer \"%1\" is %2, which neither TensorFlow Lite Micro nor LiteRT computes with int16 "
    "activations. Convert to int8 or float, or take another activation."};
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

Status checkInt16(const Graph& graph) {
    for (const GraphLayer& layer : graph.layers()) {
        const auto* spec = std::get_if<ActivationSpec>(&layer.spec);
        if (spec &&
            (spec->activation == Activation::Elu || spec->activation == Activation::HardSwish))
            return fail(kNoInt16, layer.name, nn::wordOf(spec->activation));
    }
    return {};
}

} // namespace

Status checkKind(const Graph& network, ModelKind kind) {
    if (activationType(kind) != DataType::Int16)
        return {};
    TMW_TRY(const TrainedModel lowered,
            lower({network, std::vector<float>(network.parameterCount())}));
    return checkInt16(lowered.graph);
}

std::string_view toText(WeightScales scales) {
    return scales == WeightScales::Channel ? "channel" : "tensor";
}

WeightScales parseWeightScales(std::string_view word) {
    return word == toText(WeightScales::Channel) ? WeightScales::Channel : WeightScales::Tensor;
}

namespace {

/// Writes the layers of a lowered model; answers the input and what each layer answers, as they
/// are in the file. The first is the network's as a layer takes it, `input` as a caller gives it.
Result<std::vector<LayerTensor>> writeLayers(const TrainedModel& lowered, ModelKind kind,
                                             const Calibration* calibration,
                                             const ConvertOptions& options, int32_t& input,
                                             ModelWriter& to) {
    const Graph& graph = lowered.graph;
    const auto& layers = graph.layers();
    const std::optional<DataType> integers = activationType(kind);
    if (integers && !calibration)
        return fail(kNoCalibration, toText(kind));
    if (integers && (calibration->outputs.size() != layers.size() ||
                     calibration->inside.size() != layers.size()))
        return fail(kOtherCalibration, calibration->outputs.size(), layers.size());
    if (integers == DataType::Int16)
        TMW_CHECK(checkInt16(graph));
    const std::vector<Range> ranges =
        integers ? rangesToWrite(graph, *calibration) : std::vector<Range>();
    std::vector<LayerTensor> tensors(1);
    LayerTensor& first = tensors.front();
    if (integers)
        first.quantization = quantizationOf(
            *integers, tflite::usefulRange(calibration->input, graph.onlyTaker(0), *integers));
    Shape shape{1};
    shape.insert(shape.end(), graph.input().begin(), graph.input().end());
    input = to.addActivation("input", shape, first.quantization);
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
                                 integers ? &ranges[i] : nullptr,
                                 graph.onlyTaker(i + 1),
                                 options.scales == WeightScales::Channel,
                                 kind,
                                 integers ? std::span<const Range>(calibration->inside[i])
                                          : std::span<const Range>(),
                                 options.fusedLstm};
        TMW_TRY(tensors.emplace_back(), layerWriter(layers[i].spec)(layer, to));
    }
    return tensors;
}

} // namespace

Result<TfliteModel> convert(const TrainedModel& model, ModelKind kind,
                            const Calibration* calibration, const ConvertOptions& options) {
    TMW_CHECK(checkWeights(model));
    TMW_TRY(const TrainedModel lowered, lower(model));
    ModelWriter to;
    int32_t input = 0;
    TMW_TRY(const auto tensors, writeLayers(lowered, kind, calibration, options, input, to));
    if (options.metadata)
        to.addMetadata(kMetadataName, metadataBytes(*options.metadata));
    std::vector<uint8_t> bytes = to.finish(input, tensors.back().index);
    if (options.metadata) {
        TMW_TRY(bytes, withLabels(std::move(bytes), *options.metadata));
    }
    return TfliteModel::fromBytes(std::move(bytes));
}

Result<std::vector<std::optional<Quantization>>>
tensorQuantizations(const TrainedModel& lowered, ModelKind kind, const Calibration& calibration,
                    const ConvertOptions& options) {
    ModelWriter unused;
    int32_t input = 0;
    TMW_TRY(const auto tensors, writeLayers(lowered, kind, &calibration, options, input, unused));
    std::vector<std::optional<Quantization>> made;
    for (const LayerTensor& each : tensors)
        made.push_back(each.quantization);
    return made;
}

} // namespace tmw
