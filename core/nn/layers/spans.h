// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"
#include "core/nn/layers/layer_ops.h"

#include <algorithm>
#include <functional>

namespace tmw::nn {

/// `count` rows of an answer that are rows of the input.
struct Span {
    size_t answer;
    size_t input;
    size_t count;
};
/// Calls visit for all spans of a layer that only moves rows, in ascending order of the answer.
using Spans = void (*)(const GraphLayer& layer, const std::function<void(const Span&)>& visit);

/// Rows that no span names are 0.
template <Spans spans>
void moveForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const size_t rows = elementCount(pass.layer.output).value();
    size_t done = 0;
    const auto clearTo = [&](size_t row) {
        for (; done < row; ++done)
            std::fill_n(answer + done * pass.stride, pass.columns, 0.0F);
    };
    spans(pass.layer, [&](const Span& span) {
        clearTo(span.answer);
        for (size_t r = 0; r < span.count; ++r)
            std::copy_n(input + (span.input + r) * pass.stride, pass.columns,
                        answer + (span.answer + r) * pass.stride);
        done = span.answer + span.count;
    });
    clearTo(rows);
}

/// Sums over the answers of an input run in their order.
template <Spans spans>
void moveBackward(const LayerPass& pass, const LayerGradients& gradients) {
    if (!gradients.byInput)
        return;
    const size_t inputs = elementCount(pass.layer.input).value();
    for (size_t r = 0; r < inputs; ++r)
        std::fill_n(gradients.byInput + r * pass.stride, pass.columns, 0.0F);
    spans(pass.layer, [&](const Span& span) {
        for (size_t r = 0; r < span.count; ++r) {
            const float* from = gradients.byAnswer + (span.answer + r) * pass.stride;
            float* to = gradients.byInput + (span.input + r) * pass.stride;
            for (size_t s = 0; s < pass.columns; ++s)
                to[s] += from[s];
        }
    });
}

} // namespace tmw::nn
