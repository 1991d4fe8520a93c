// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/rate_test.h"

#include "core/nn/initialize.h"
#include "core/nn/kernels/product.h"
#include "core/nn/prepare.h"
#include "core/nn/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tmw {

namespace {

constexpr double kLeast = 1e-6;
constexpr double kMost = 10;
constexpr size_t kEpochs = 3;
constexpr size_t kFewest = 200;
constexpr size_t kMostSteps = 1000;
constexpr double kDiverged = 4;
/// Of the rate at the least loss: where a suggestion lies.
constexpr double kFarthest = 0.1;
constexpr double kNearest = 1.0 / 3;
/// Of the values before, in the smoothed loss: about a twentieth of the steps counts.
double memoryOf(size_t steps) {
    return 1 - 20.0 / static_cast<double>(steps);
}
/// Until then the smoothed loss says little.
constexpr size_t kBegin = 10;

/// Found by halving: no libm, whose bits differ between machines.
double rootOf(double value, size_t exponent) {
    double low = 1;
    double high = value;
    for (int i = 0; i < 80; ++i) {
        const double middle = 0.5 * (low + high);
        double power = 1;
        for (size_t k = 0; k < exponent && power <= value; ++k)
            power *= middle;
        (power > value ? high : low) = middle;
    }
    return low;
}

/// To one digit: the test knows no better.
double rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0e", value);
    return std::strtod(text, nullptr);
}

/// The steepest fall over a tenth of the steps: what single batches differ in is not one. A fall
/// far before the least loss is that of an untrained network to its first plateau, which says
/// little of training: the rate at the least loss bounds it.
std::optional<double> suggested(const std::vector<RatePoint>& points, size_t steps) {
    const size_t half = steps / 20;
    const auto lowest = static_cast<size_t>(
        std::ranges::min_element(points, {}, &RatePoint::smoothed) - points.begin());
    double most = 0;
    double rate = 0;
    for (size_t i = 2 * half; i < lowest && i + half < points.size(); ++i) {
        const double fall = points[i - half].smoothed - points[i + half].smoothed;
        if (fall > most) {
            most = fall;
            rate = points[i].rate;
        }
    }
    if (rate == 0)
        return std::nullopt;
    const double end = points[lowest].rate;
    return rounded(std::clamp(rate, kFarthest * end, kNearest * end));
}

/// Batches of one shuffled epoch after another.
class Batches {
public:
    Batches(std::span<const uint32_t> samples, size_t batch, Random& random)
        : samples_(samples.begin(), samples.end()), batch_(batch), random_(random) {}

    std::span<const uint32_t> next() {
        if (at_ == 0)
            nn::shuffle(samples_, random_);
        const auto some = std::span(samples_).subspan(at_, std::min(batch_, samples_.size() - at_));
        at_ = at_ + batch_ >= samples_.size() ? 0 : at_ + batch_;
        return some;
    }

private:
    std::vector<uint32_t> samples_;
    size_t batch_;
    Random& random_;
    size_t at_ = 0;
};

} // namespace

Result<RateTest> rateTest(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop, const Progress& progress) {
    TMW_TRY(const nn::Prepared prepared, nn::prepare(graph, features, options));
    const size_t batch = prepared.batch;
    const nn::Workers workers(options.threads);
    nn::BatchRunner runner(graph, prepared.objective, nn::padded(batch), workers);
    nn::Optimizer optimizer(graph, options, workers);
    Random random(options.seed);
    nn::AlignedFloats weights(nn::padded(graph.parameterCount()));
    nn::AlignedFloats gradient(weights.size());
    std::ranges::copy(nn::initialWeights(graph, random), weights.data());
    Batches batches(features.split.train, batch, random);

    const size_t epoch = (features.split.train.size() + batch - 1) / batch;
    const size_t steps = std::clamp(kEpochs * epoch, kFewest, kMostSteps);
    const double memory = memoryOf(steps);
    const double growth = rootOf(kMost / kLeast, steps - 1);
    double rate = kLeast;
    RateTest test;
    double mean = 0;
    double lacking = 1;
    double least = 0;
    for (size_t i = 0; i < steps && !test.diverged; ++i, rate *= growth) {
        if (stop.stop_requested())
            return fail(kCancelled);
        const auto some = batches.next();
        const double sum =
            runner.gradient(weights.data(), some, gradient.data(), nn::noiseOf(options.seed, i))
                .loss;
        const double loss = sum / static_cast<double>(some.size());
        mean = memory * mean + (1 - memory) * loss;
        lacking *= memory;
        const double smoothed = mean / (1 - lacking);
        least = i == 0 ? smoothed : std::min(least, smoothed);
        test.diverged = !std::isfinite(smoothed) || (i > kBegin && smoothed > kDiverged * least);
        if (std::isfinite(smoothed))
            test.points.push_back({rate, loss, smoothed});
        test.diverged |= !std::isfinite(optimizer.step(weights.data(), gradient.data(), rate));
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(steps), "steps");
    }
    test.suggestion = suggested(test.points, steps);
    return test;
}

} // namespace tmw
