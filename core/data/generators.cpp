// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/generators.h"

#include "core/base/random.h"

#include <cmath>

namespace tmw {

namespace {

constexpr size_t kMostSamples = 10'000'000;
constexpr double kFarthest = 1e6;

constexpr ErrorKind kSamples{"generator.samples",
                             "%1 samples cannot be generated. Ask for 1 to 10,000,000."};
constexpr ErrorKind kRange{
    "generator.range",
    "The range %1 to %2 cannot be used. Give two numbers within +-1,000,000, the lower first."};
constexpr ErrorKind kNoise{"generator.noise",
                           "The noise %1 cannot be used. Give 0 or a positive standard deviation."};

/// Sine from IEEE basic operations only, so that it does not depend on the C library: the angle
/// less a multiple of pi/2 (held in three parts, so that the product is exact), then Taylor
/// polynomials, whose remainder on [-pi/4, pi/4] is below 1e-17.
double portableSine(double x) {
    constexpr double kHigh = 1.57079632673412561417e+00;
    constexpr double kMiddle = 6.07710050630396597660e-11;
    constexpr double kLow = 2.02226624879595063154e-21;
    const double turns = std::floor(x * 0.63661977236758134308 + 0.5);
    const double r = ((x - turns * kHigh) - turns * kMiddle) - turns * kLow;
    const int quadrant = static_cast<int>(static_cast<int64_t>(turns) & 3);
    const double r2 = r * r;
    const bool odd = (quadrant & 1) != 0;
    double sum = 0;
    for (int k = odd ? 16 : 17; k >= 2; k -= 2)
        sum = (1.0 - sum) * r2 / (k * (k - 1));
    const double value = odd ? 1.0 - sum : r * (1.0 - sum);
    return quadrant >= 2 ? -value : value;
}

} // namespace

Result<Dataset> makeNoisySine(const NoisySine& options) {
    if (options.samples < 1 || options.samples > kMostSamples)
        return fail(kSamples, options.samples);
    if (!(options.low >= -kFarthest && options.high <= kFarthest && options.low < options.high))
        return fail(kRange, options.low, options.high);
    if (!(options.noise >= 0) || !std::isfinite(options.noise))
        return fail(kNoise, options.noise);
    Random random(options.seed);
    Column x{.name = "x", .unit = "rad", .role = ColumnRole::Input};
    Column y{.name = "y", .role = ColumnRole::Target};
    x.values.reserve(options.samples);
    y.values.reserve(options.samples);
    for (size_t i = 0; i < options.samples; ++i) {
        x.values.push_back(random.uniform(options.low, options.high));
        y.values.push_back(portableSine(x.values.back()) + options.noise * random.normal());
    }
    Dataset data;
    data.rows = options.samples;
    data.columns = {std::move(x), std::move(y)};
    return data;
}

} // namespace tmw
