// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/penalty.h"

#include "core/nn/kernels/product.h"
#include "core/nn/kernels/update.h"

#include <algorithm>
#include <cmath>

namespace tmw::nn {

namespace {

/// Weights of one output that lie one behind the other.
size_t togetherOf(const GraphLayer& layer, const Parameter& kernel) {
    const bool transposed = std::holds_alternative<Conv2DTransposeSpec>(layer.spec);
    return transposed ? static_cast<size_t>(kernel.shape.back()) : 1;
}

/// Depthwise filters of all channels are outputs.
size_t outputsOf(const GraphLayer& layer, const Parameter& kernel) {
    const auto last = static_cast<size_t>(kernel.shape.back());
    if (togetherOf(layer, kernel) > 1)
        return static_cast<size_t>(kernel.shape[2]);
    const bool depthwise = std::visit(
        [](const auto& spec) {
            return std::is_base_of_v<DepthwiseSpec, std::remove_cvref_t<decltype(spec)>>;
        },
        layer.spec);
    if (!depthwise || kernel.shape.size() < 2)
        return last;
    return last * static_cast<size_t>(kernel.shape[kernel.shape.size() - 2]);
}

template <typename Visit>
void eachKernel(const Graph& graph, Visit visit) {
    for (const GraphLayer& layer : graph.layers())
        for (const Parameter& each : layer.parameters)
            if (isKernel(each))
                visit(layer, each);
}

} // namespace

bool isKernel(const Parameter& parameter) {
    return parameter.momentum == 0 && parameter.name.ends_with("kernel");
}

double penaltyLoss(const Graph& graph, const PenaltyOptions& options, const float* weights) {
    double absolute = 0;
    double squares = 0;
    eachKernel(graph, [&](const GraphLayer&, const Parameter& kernel) {
        for (size_t i = kernel.offset; i < kernel.offset + kernel.count; ++i) {
            const auto w = static_cast<double>(weights[i]);
            absolute += std::abs(w);
            squares += w * w;
        }
    });
    return options.l1 * absolute + options.l2 * squares;
}

void addPenalty(const Graph& graph, const PenaltyOptions& options, const float* weights,
                float* gradient) {
    if (options.l1 == 0 && options.l2 == 0)
        return;
    const auto l1 = static_cast<float>(options.l1);
    const auto twice = static_cast<float>(2 * options.l2);
    eachKernel(graph, [&](const GraphLayer&, const Parameter& kernel) {
        for (size_t i = kernel.offset; i < kernel.offset + kernel.count; ++i) {
            const float w = weights[i];
            const float sign = w > 0 ? l1 : w < 0 ? -l1 : 0.0F;
            gradient[i] += twice * w + sign;
        }
    });
}

void limitNorms(const Graph& graph, double most, float* weights) {
    if (most == 0)
        return;
    eachKernel(graph, [&](const GraphLayer& layer, const Parameter& kernel) {
        const size_t outputs = outputsOf(layer, kernel);
        const size_t together = togetherOf(layer, kernel);
        std::vector<double> squares(outputs);
        float* const first = weights + kernel.offset;
        for (size_t i = 0; i < kernel.count; ++i)
            squares[i / together % outputs] +=
                static_cast<double>(first[i]) * static_cast<double>(first[i]);
        std::vector<float> scales(outputs, 1.0F);
        for (size_t o = 0; o < outputs; ++o)
            if (const double length = std::sqrt(squares[o]); length > most)
                scales[o] = static_cast<float>(most / (1e-7 + length));
        for (size_t i = 0; i < kernel.count; ++i)
            first[i] *= scales[i / together % outputs];
    });
}

double norm(const float* values, size_t count) {
    constexpr size_t kFew = 64 * kBlock; // so many squares lose nothing in floats
    double sum = 0;
    for (size_t i = 0; i < count; i += kFew)
        sum += sumOfSquares(values + i, std::min(kFew, count - i));
    // Squares that floats cannot hold.
    if (!std::isfinite(sum) || sum < 1e-30) {
        sum = 0;
        for (size_t i = 0; i < count; ++i)
            sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    }
    return std::sqrt(sum);
}

void clip(const PenaltyOptions& options, double norm, float* gradient, size_t count) {
    if (options.clipNorm > 0 && norm > options.clipNorm) {
        const auto scale = static_cast<float>(options.clipNorm / norm);
        for (size_t i = 0; i < count; ++i)
            gradient[i] *= scale;
    }
    if (options.clipValue > 0) {
        const auto most = static_cast<float>(options.clipValue);
        for (size_t i = 0; i < count; ++i)
            gradient[i] = std::clamp(gradient[i], -most, most);
    }
}

} // namespace tmw::nn
