// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pass.h"

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
        most = std::max(most, opRow(layer.spec).layer.scratch(layer, capacity));
    return most;
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
    if (!trains)
        return;
    for (auto& gradient : gradients_)
        gradient = AlignedFloats(rowsOf(*std::ranges::max_element(widths_)) * capacity);
    scratch_ = AlignedFloats(scratchOf(graph, capacity));
}

size_t Pass::bytes(const Graph& graph, size_t capacity, bool trains) {
    size_t rows = 0;
    size_t widest = 0;
    for (const size_t width : widthsOf(graph)) {
        rows += rowsOf(width);
        widest = std::max(widest, rowsOf(width));
    }
    const size_t training = trains ? 2 * widest * capacity + scratchOf(graph, capacity) : 0;
    return (rows * capacity + training) * sizeof(float);
}

Batch Pass::batch(size_t tensor, size_t columns) {
    return {tensors_[tensor].data(), widths_[tensor], columns, capacity_};
}

Batch Pass::answerGradient(size_t columns) {
    return {gradients_[0].data(), widths_.back(), columns, capacity_};
}

void Pass::forward(const float* weights, size_t columns, bool activated) {
    const auto& layers = graph_.layers();
    for (size_t i = 0; i < layers.size(); ++i)
        opRow(layers[i].spec)
            .layer.forward({layers[i], weights, columns, capacity_, workers_}, tensors_[i].data(),
                           tensors_[i + 1].data(), activated || i + 1 < layers.size());
}

void Pass::backward(const float* weights, size_t columns, bool throughActivation, float* gradient) {
    const auto& layers = graph_.layers();
    float* byAnswer = gradients_[0].data();
    float* byInput = gradients_[1].data();
    for (size_t i = layers.size(); i-- > 0;) {
        opRow(layers[i].spec)
            .layer.backward({layers[i], weights, columns, capacity_, workers_},
                            {tensors_[i].data(), tensors_[i + 1].data(), byAnswer,
                             i > 0 ? byInput : nullptr, gradient, scratch_.data(),
                             throughActivation && i + 1 == layers.size()});
        std::swap(byAnswer, byInput);
    }
}

} // namespace tmw::nn
