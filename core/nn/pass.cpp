// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pass.h"

#include "core/nn/kernels/product.h"
#include "core/nn/kernels/rounding.h"
#include "core/ops/op_table.h"

#include <algorithm>

namespace tmw::nn {

namespace {

/// Features, the row of ones, and room up to a multiple of four.
size_t rowsOf(size_t width) {
    return (width + 1 + 3) / 4 * 4;
}

std::vector<size_t> widthsOf(const Graph& graph) {
    std::vector<size_t> widths{elementCount(graph.input()).value()};
    for (const auto& layer : graph.layers())
        widths.push_back(elementCount(layer.output).value());
    return widths;
}

size_t scratchOf(const Graph& graph, size_t capacity) {
    size_t most = 0;
    for (const auto& layer : graph.layers())
        if (const auto scratch = opRow(layer.spec).layer.scratch)
            most = std::max(most, scratch(layer, capacity));
    return most;
}

size_t memoryOf(const GraphLayer& layer, size_t capacity) {
    const auto memory = opRow(layer.spec).layer.memory;
    return memory ? memory(layer, capacity) : 0;
}

} // namespace

AlignedFloats::AlignedFloats(size_t count)
    : data_(static_cast<float*>(::operator new[](count * sizeof(float), kAlignment))),
      size_(count) {
    std::fill_n(data_.get(), count, 0.0F);
}

Pass::Pass(const Graph& graph, size_t capacity, bool trains, const Workers& workers)
    : graph_(graph), workers_(workers), capacity_(capacity), widths_(widthsOf(graph)) {
    for (const size_t width : widths_) {
        AlignedFloats& tensor = tensors_.emplace_back(rowsOf(width) * capacity);
        std::fill_n(tensor.data() + width * capacity, capacity, 1.0F);
    }
    for (const auto& layer : graph.layers()) {
        auto& inputs = inputs_.emplace_back();
        for (const LayerSource& source : layer.sources)
            inputs.push_back(tensors_[source.tensor].data());
    }
    if (!trains)
        return;
    plan_ = planGradients(graph);
    for (const size_t features : plan_.sizes)
        gradients_.emplace_back(rowsOf(features) * capacity);
    scratch_ = AlignedFloats(scratchOf(graph, capacity));
    for (const auto& layer : graph.layers())
        memories_.emplace_back(memoryOf(layer, capacity));
}

size_t Pass::bytes(const Graph& graph, size_t capacity, bool trains) {
    size_t rows = 0;
    for (const size_t width : widthsOf(graph))
        rows += rowsOf(width);
    if (!trains)
        return rows * capacity * sizeof(float);
    for (const size_t features : planGradients(graph).sizes)
        rows += rowsOf(features);
    size_t training = scratchOf(graph, capacity);
    for (const auto& layer : graph.layers())
        training += memoryOf(layer, capacity);
    return (rows * capacity + training) * sizeof(float);
}

Batch Pass::batch(size_t tensor, size_t columns) {
    return {tensors_[tensor].data(), widths_[tensor], columns, capacity_};
}

Batch Pass::answerGradient(size_t columns) {
    return {gradients_[static_cast<size_t>(plan_.rooms.back())].data(), widths_.back(), columns,
            capacity_};
}

LayerPass Pass::layerPass(size_t layer, const float* weights) {
    return {graph_.layers()[layer],
            inputs_[layer].data(),
            weights,
            padded(samples_),
            capacity_,
            workers_,
            samples_,
            trains_,
            noise_ + (uint64_t{layer} << 32),
            memories_.empty() ? nullptr : memories_[layer].data()};
}

void Pass::run(const float* weights, bool activated) {
    const auto& layers = graph_.layers();
    activated_ = activated;
    roundTensor(0);
    for (size_t i = 0; i < layers.size(); ++i) {
        opRow(layers[i].spec)
            .layer.forward(layerPass(i, weights), inputs_[i].front(), tensors_[i + 1].data(),
                           activated || i + 1 < layers.size());
        roundTensor(i + 1);
    }
}

/// Null where the tensor keeps its values.
const Grid* Pass::gridOf(size_t tensor) const {
    const bool logits = tensor + 1 == tensors_.size() && !activated_;
    if (!rounding_ || logits || rounding_->tensors[tensor].step == 0)
        return nullptr;
    return &rounding_->tensors[tensor];
}

void Pass::roundTensor(size_t tensor) {
    const Grid* const grid = gridOf(tensor);
    if (!grid)
        return;
    float* values = tensors_[tensor].data();
    workers_.split(widths_[tensor], padded(samples_), [&](size_t first, size_t last) {
        for (size_t row = first; row < last; ++row)
            roundToGrid(*grid, values + row * capacity_, padded(samples_));
    });
}

void Pass::forward(const float* weights, size_t samples, bool activated) {
    samples_ = samples;
    trains_ = false;
    run(weights, activated);
}

void Pass::forwardToTrain(const float* weights, size_t samples, bool activated, uint64_t noise) {
    samples_ = samples;
    trains_ = true;
    noise_ = noise;
    run(weights, activated);
}

void Pass::backward(const float* weights, bool throughActivation, float* gradient) {
    for (size_t i = graph_.layers().size(); i-- > 0;)
        for (size_t source = 0; source < inputs_[i].size(); ++source)
            backward(i, source, weights, throughActivation && i + 1 == inputs_.size(), gradient);
}

void Pass::backward(size_t layer, size_t source, const float* weights, bool throughActivation,
                    float* gradient) {
    const auto room = [this](int at) {
        return at < 0 ? nullptr : gradients_[static_cast<size_t>(at)].data();
    };
    const GradientPlan::Step step = plan_.steps[layer][source];
    float* byInput = room(step.room);
    const GraphLayer& at = graph_.layers()[layer];
    if (const Grid* const grid = gridOf(layer + 1); grid && source == 0)
        stopAtEnds(*grid, tensors_[layer + 1].data(), room(plan_.rooms[layer]),
                   widths_[layer + 1] * capacity_);
    opRow(at.spec).layer.backward(layerPass(layer, weights),
                                  {source, inputs_[layer][source], tensors_[layer + 1].data(),
                                   room(plan_.rooms[layer]), byInput, gradient, scratch_.data(),
                                   throughActivation});
    if (step.addTo < 0)
        return;
    float* sum = room(step.addTo);
    const size_t count = widths_[at.sources[source].tensor] * capacity_;
    for (size_t i = 0; i < count; ++i)
        sum[i] += byInput[i];
}

} // namespace tmw::nn
