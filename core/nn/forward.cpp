// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"

#include "core/nn/kernels/product.h"
#include "core/nn/pass.h"

#include <algorithm>

namespace tmw {

namespace {

/// Samples at once: as many as this memory holds, from one block of the kernels to 256.
constexpr size_t kForwardBytes = size_t{64} << 20;
constexpr size_t kForwardBlock = 256;

size_t blockFor(const Graph& graph, size_t samples) {
    const size_t most = std::min(nn::padded(samples), kForwardBlock);
    const size_t fit = kForwardBytes / nn::Pass::bytes(graph, nn::kBlock, false) * nn::kBlock;
    return std::clamp(fit, nn::kBlock, most);
}

/// Rows of samples to rows of features; padding is zero.
void spread(std::span<const float> rows, size_t count, const nn::Batch& batch) {
    for (size_t f = 0; f < batch.rows; ++f) {
        float* row = batch.data + f * batch.stride;
        for (size_t s = 0; s < count; ++s)
            row[s] = rows[s * batch.rows + f];
        std::fill(row + count, row + nn::padded(count), 0.0F);
    }
}

void gather(const nn::Batch& batch, size_t count, std::span<float> rows) {
    constexpr size_t kTogether = 16; // rows of which a cache line holds as many samples
    for (size_t first = 0; first < batch.rows; first += kTogether) {
        const size_t last = std::min(first + kTogether, batch.rows);
        for (size_t s = 0; s < count; ++s)
            for (size_t f = first; f < last; ++f)
                rows[s * batch.rows + f] = batch.data[f * batch.stride + s];
    }
}

/// Runs all blocks and keeps the answers of the layers from `first` on.
std::vector<std::vector<float>> run(const Graph& graph, std::span<const float> weights,
                                    std::span<const float> inputs, size_t samples, size_t first,
                                    int threads) {
    const nn::Workers workers(threads);
    nn::Pass pass(graph, blockFor(graph, samples), false, workers);
    const size_t width = pass.input().rows;
    std::vector<std::vector<float>> answers(graph.layers().size() - first);
    for (size_t i = 0; i < answers.size(); ++i)
        answers[i].resize(samples * pass.answer(first + i, 0).rows);
    for (size_t done = 0; done < samples; done += pass.capacity()) {
        const size_t count = std::min(samples - done, pass.capacity());
        const size_t columns = nn::padded(count);
        spread(inputs.subspan(done * width, count * width), count, pass.input());
        pass.forward(weights.data(), count, true);
        for (size_t i = 0; i < answers.size(); ++i) {
            const auto answer = pass.answer(first + i, columns);
            gather(answer, count,
                   std::span(answers[i]).subspan(done * answer.rows, count * answer.rows));
        }
    }
    return answers;
}

} // namespace

void forwardLayers(const Graph& graph, std::span<const float> weights,
                   std::span<const float> inputs, size_t samples, const LayerObserver& observe,
                   int threads) {
    if (samples == 0)
        return;
    const auto answers = run(graph, weights, inputs, samples, 0, threads);
    for (size_t i = 0; i < answers.size(); ++i)
        observe(i, answers[i]);
}

std::vector<float> predict(const Graph& graph, std::span<const float> weights,
                           std::span<const float> inputs, size_t samples) {
    if (samples == 0)
        return {};
    return run(graph, weights, inputs, samples, graph.layers().size() - 1, 1).front();
}

} // namespace tmw
