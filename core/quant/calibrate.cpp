// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/remark.h"
#include "core/nn/forward.h"
#include "core/ops/op_table.h"
#include "core/quant/convert.h"
#include "core/quant/lowering.h"
#include "core/quant/representative.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kNoSamples{
    "convert.no_samples",
    "There is no training sample to observe the network's values on. Give the training part some."};
constexpr ErrorKind kWidth{
    "convert.input_width",
    "The network takes %1 values and a sample has %2. Train it again on these data."};
constexpr ErrorKind kNotFinite{
    "convert.not_finite",
    "%1 gives values that are not finite numbers. Check the data for them, or train with a smaller "
    "rate."};

/// Samples at once: as many as this memory holds the values of, up to 256. Nothing depends on it.
constexpr size_t kBlockBytes = size_t{64} << 20;
constexpr size_t kMostInBlock = 256;

size_t blockFor(const Graph& graph) {
    size_t values = 1;
    for (const GraphLayer& layer : graph.layers())
        values += elementCount(layer.output).value_or(0);
    return std::clamp(kBlockBytes / (values * sizeof(float)), size_t{1}, kMostInBlock);
}

/// Counts values; false where one is NaN or infinite.
bool observe(Histogram& seen, Range& range, std::span<const float> values) {
    seen.add(values);
    range = seen.seen();
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// Widens `range`; false where a value is NaN or infinite.
bool widen(Range& range, std::span<const float> values, bool first) {
    if (first)
        range = {values[0], values[0]};
    bool finite = true;
    for (const float value : values) {
        finite = finite && std::isfinite(value);
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
    }
    return finite;
}

/// Ranges of what a layer's operators hold on the way; false where a value is NaN or infinite.
bool observeInside(const GraphLayer& layer, std::span<const float> weights,
                   std::span<const float> inputs, size_t samples, std::vector<Range>& ranges) {
    const auto inside = opRow(layer.spec).layer.inside;
    bool finite = true;
    if (inside)
        inside(layer, weights.data(), inputs, samples,
               [&](size_t which, std::span<const float> values) {
                   const bool first = which >= ranges.size();
                   if (first)
                       ranges.resize(which + 1);
                   finite = widen(ranges[which], values, first) && finite;
               });
    return finite;
}

/// Ranges of one block of samples into `calibration`.
Status observe(const Graph& graph, std::span<const float> weights, std::span<const float> inputs,
               size_t samples, Calibration& calibration) {
    if (!observe(calibration.inputValues, calibration.input, inputs))
        return fail(kNotFinite, TMW_PHRASE("ErrorWord", "The input"));
    Status status;
    std::vector<std::span<const float>> tensors{inputs};
    const auto look = [&](size_t i, std::span<const float> output) {
        const GraphLayer& layer = graph.layers()[i];
        const bool inside = observeInside(layer, weights, tensors[layer.sources.front().tensor],
                                          samples, calibration.inside[i]);
        if (!(observe(calibration.outputValues[i], calibration.outputs[i], output) && inside) &&
            status)
            status = fail(kNotFinite, "Layer \"" + layer.name + "\"");
        tensors.push_back(output);
    };
    forwardLayers(graph, weights, inputs, samples, look, 0);
    calibration.samples += samples;
    return status;
}

} // namespace

Result<Calibration> calibrate(const TrainedModel& model, const Features& features, size_t limit,
                              std::stop_token stop) {
    TMW_TRY(const TrainedModel lowered, lower(model));
    const Graph& graph = lowered.graph;
    TMW_TRY(const size_t width, elementCount(graph.input()));
    if (width != features.inputWidth())
        return fail(kWidth, width, features.inputWidth());
    const std::vector<uint32_t> chosen = representativeSamples(features, limit);
    if (chosen.empty())
        return fail(kNoSamples);
    Calibration calibration;
    calibration.outputs.resize(graph.layers().size());
    calibration.inside.resize(graph.layers().size());
    calibration.outputValues.resize(graph.layers().size());
    for (const GraphLayer& layer : graph.layers())
        calibration.layers.push_back(layer.name);
    std::vector<float> inputs;
    const size_t block = blockFor(graph);
    for (size_t at = 0; at < chosen.size(); at += block) {
        if (stop.stop_requested())
            return fail(kCancelled);
        inputs.clear();
        const size_t count = std::min(block, chosen.size() - at);
        for (size_t i = 0; i < count; ++i) {
            const auto sample = features.input(chosen[at + i]);
            inputs.insert(inputs.end(), sample.begin(), sample.end());
        }
        TMW_CHECK(observe(graph, lowered.weights, inputs, count, calibration));
    }
    return calibration;
}

} // namespace tmw
