// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/rounding.h"

#include <algorithm>
#include <cmath>

namespace tmw::nn {

namespace {

constexpr float kSteps = 127;
constexpr float kLeastStep = 1e-18F;

template <typename Visit>
void visitRuns(const WeightGroups& groups, Visit visit) {
    for (size_t at = 0; at < groups.count;)
        for (size_t p = 0; p < groups.period; ++p, at += groups.together)
            visit(p / groups.width, groups.offset + at);
}

} // namespace

void roundWeights(std::span<const float> from, std::span<const WeightGroups> groups, float* to) {
    std::ranges::copy(from, to);
    std::vector<float> steps;
    for (const WeightGroups& each : groups) {
        steps.assign((each.period + each.width - 1) / each.width, 0.0F);
        visitRuns(each, [&](size_t group, size_t first) {
            for (size_t i = first; i < first + each.together; ++i)
                steps[group] = std::max(steps[group], std::abs(from[i]));
        });
        for (float& step : steps)
            step = step > 0 ? std::max(step / kSteps, kLeastStep) : 1.0F;
        visitRuns(each, [&](size_t group, size_t first) {
            for (size_t i = first; i < first + each.together; ++i)
                to[i] = std::round(from[i] / steps[group]) * steps[group];
        });
    }
}

} // namespace tmw::nn
