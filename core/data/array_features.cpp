// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/array_features.h"

#include <cmath>
#include <limits>

namespace tmw {

namespace {

struct Moments {
    double mean = 0;
    double deviation = 1; ///< 1 where all values are equal
};

/// Of values first, first + step, ... of each sample of the training part; two passes, in double.
Moments momentsOf(const Features& features, size_t first, size_t step) {
    const size_t width = features.inputWidth();
    const auto& part = features.split.train;
    const auto each = [&](const auto& act) {
        for (const uint32_t sample : part)
            for (size_t at = first; at < width; at += step)
                act(double{features.raw[sample * width + at]});
    };
    const double count = static_cast<double>(part.size()) * static_cast<double>(width / step);
    double sum = 0;
    each([&](double value) { sum += value; });
    const double mean = sum / count;
    double squares = 0;
    each([&](double value) { squares += (value - mean) * (value - mean); });
    const double deviation = std::sqrt(squares / count);
    const bool tiny = deviation < 1.0 / double{std::numeric_limits<float>::max()};
    return {mean, tiny ? 1.0 : deviation};
}

} // namespace

void fillFromArray(const Dataset& data, Features& out) {
    const SampleArray& array = *data.array;
    out.sampleShape = array.shape;
    out.inputNames = valueNames(array.shape);
    const size_t width = array.width();
    out.raw.resize(out.samples * width);
    for (size_t i = 0; i < out.samples; ++i)
        for (size_t at = 0; at < width; ++at)
            out.raw[i * width + at] = array.value(out.sourceRow[i], at);
}

void scaleArray(const SampleArray& array, const FeatureOptions& options, Features& out) {
    Affine& contract = out.inputContract;
    const size_t width = array.width();
    const size_t channels = array.channels();
    const double all = array.holdsBytes() ? 1 / options.byteRange : 1;
    contract.scale.assign(width, static_cast<float>(all));
    contract.offset.assign(width, 0.0f);
    if (array.holdsBytes() || !options.standardiseInputs)
        return;
    for (size_t channel = 0; channel < channels; ++channel) {
        const Moments moments = momentsOf(out, channel, channels);
        for (size_t at = channel; at < width; at += channels) {
            contract.scale[at] = static_cast<float>(1.0 / moments.deviation);
            contract.offset[at] = static_cast<float>(-moments.mean / moments.deviation);
        }
    }
}

} // namespace tmw
