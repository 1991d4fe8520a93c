// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/optimizer.h"

#include "core/nn/kernels/product.h"
#include "core/nn/kernels/update.h"
#include "core/nn/penalty.h"

#include <cmath>

namespace tmw::nn {

bool hasFirstMoment(OptimizerKind kind) {
    return kind != OptimizerKind::RmsProp;
}

bool hasSecondMoment(OptimizerKind kind) {
    return kind != OptimizerKind::Sgd;
}

Optimizer::Optimizer(const Graph& graph, const TrainOptions& options, const Workers& workers)
    : graph_(graph), options_(options), workers_(workers), count_(padded(graph.parameterCount())) {
    first = AlignedFloats(hasFirstMoment(options.optimizer) ? count_ : 0);
    second = AlignedFloats(hasSecondMoment(options.optimizer) ? count_ : 0);
}

double Optimizer::step(float* weights, float* gradient, double rate) {
    follow(weights, gradient);
    addPenalty(graph_, options_.penalty, weights, gradient);
    const double length = norm(gradient, count_);
    if (!std::isfinite(length))
        return length;
    clip(options_.penalty, length, gradient, count_);
    ++steps;
    move(weights, gradient, rate);
    limitNorms(graph_, options_.penalty.maxNorm, weights);
    putAverages(weights);
    return length;
}

/// What moving averages will be. Their place in the gradient is none's: it must not count in its
/// length.
void Optimizer::follow(const float* weights, float* gradient) {
    averages_.clear();
    for (const GraphLayer& layer : graph_.layers())
        for (const Parameter& each : layer.parameters)
            for (size_t i = each.offset; each.momentum > 0 && i < each.offset + each.count; ++i) {
                averages_.push_back(weights[i] + (gradient[i] - weights[i]) *
                                                     static_cast<float>(1 - each.momentum));
                gradient[i] = 0;
            }
}

void Optimizer::putAverages(float* weights) {
    auto next = averages_.begin();
    for (const GraphLayer& layer : graph_.layers())
        for (const Parameter& each : layer.parameters)
            if (each.momentum > 0)
                for (size_t i = each.offset; i < each.offset + each.count; ++i)
                    weights[i] = *next++;
}

void Optimizer::move(float* weights, const float* gradient, double rate) {
    const auto plain = static_cast<float>(rate);
    const float corrected = adamRate(rate, steps);
    constexpr size_t kCost = 40; // multiply-adds' worth of a weight's step
    workers_.split(count_ / kBlock, kBlock * kCost, [&](size_t begin, size_t end) {
        const size_t at = begin * kBlock;
        const size_t count = end * kBlock - at;
        switch (options_.optimizer) {
        case OptimizerKind::Sgd:
            descend(weights + at, first.data() + at, gradient + at, count, plain,
                    static_cast<float>(options_.momentum), options_.nesterov);
            break;
        case OptimizerKind::RmsProp:
            rmsProp(weights + at, second.data() + at, gradient + at, count, plain);
            break;
        case OptimizerKind::AdamW:
            decay(weights + at, count, static_cast<float>(options_.weightDecay), plain);
            [[fallthrough]];
        case OptimizerKind::Adam:
            adam(weights + at, first.data() + at, second.data() + at, gradient + at, count,
                 corrected);
            break;
        }
    });
}

} // namespace tmw::nn
