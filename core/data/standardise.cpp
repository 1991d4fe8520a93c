// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/standardise.h"

#include <cmath>
#include <limits>

namespace tmw {

namespace {

struct Moments {
    double mean = 0;
    double deviation = 1; ///< 1 where all values are equal
};

/// Of column `at` of row-major `values`, over the rows in `part`.
Moments momentsOf(const std::vector<float>& values, size_t width, size_t at,
                  const std::vector<uint32_t>& part) {
    const auto value = [&](uint32_t row) { return double{values[row * width + at]}; };
    const auto count = static_cast<double>(part.size());
    double sum = 0;
    for (const uint32_t row : part)
        sum += value(row);
    const double mean = sum / count;
    double squares = 0;
    bool constant = true;
    for (const uint32_t row : part) {
        squares += (value(row) - mean) * (value(row) - mean);
        constant = constant && value(row) == value(part.front());
    }
    if (constant)
        return {value(part.front()), 1.0};
    const double deviation = std::sqrt(squares / count);
    // A spread so small that its inverse is no float counts as constant too.
    const bool tiny = deviation < 1.0 / double{std::numeric_limits<float>::max()};
    return {mean, tiny ? 1.0 : deviation};
}

} // namespace

void standardiseColumns(const std::vector<bool>& isNumber, bool on, Features& out) {
    const size_t width = out.inputWidth();
    Affine& contract = out.inputContract;
    contract.scale.assign(width, 1.0f);
    contract.offset.assign(width, 0.0f);
    for (size_t at = 0; on && at < width; ++at) {
        if (!isNumber[at])
            continue;
        const Moments moments = momentsOf(out.raw, width, at, out.split.train);
        contract.scale[at] = static_cast<float>(1.0 / moments.deviation);
        contract.offset[at] = static_cast<float>(-moments.mean / moments.deviation);
    }
}

void applyContract(Features& out) {
    const size_t width = out.inputWidth();
    const Affine& contract = out.inputContract;
    out.inputs.resize(out.raw.size());
    for (size_t i = 0; i < out.raw.size(); ++i)
        out.inputs[i] = out.raw[i] * contract.scale[i % width] + contract.offset[i % width];
}

void standardiseTargets(bool on, Features& out) {
    const size_t width = out.targetWidth();
    out.targetScaling.scale.assign(width, 1.0f);
    out.targetScaling.offset.assign(width, 0.0f);
    for (size_t at = 0; on && at < width; ++at) {
        const Moments moments = momentsOf(out.targets, width, at, out.split.train);
        out.targetScaling.scale[at] = static_cast<float>(moments.deviation);
        out.targetScaling.offset[at] = static_cast<float>(moments.mean);
    }
}

} // namespace tmw
