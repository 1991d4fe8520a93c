// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/gaussian_noise.h"

#include "core/base/random.h"
#include "core/nn/graph.h"
#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kDeviationWord{
    "layers.bad_rate", "Layer %1 (\"%2\"): \"%3\" is not a standard deviation from 0 to 1000. "
                       "Write, for example, gaussian_noise 0.1."};
constexpr double kMost = 1000;

} // namespace

Result<LayerShape> gaussianNoiseShape(const LayerSpec&, const Shape& input, std::string_view) {
    LayerShape shape;
    shape.output = input;
    return shape;
}

Result<LayerSpec> parseGaussianNoise(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text,
                    "the standard deviation of the noise: gaussian_noise 0.1");
    GaussianNoiseSpec spec;
    const auto deviation = numberFromWord(words.words.front());
    if (!deviation || !(*deviation >= 0 && *deviation <= kMost))
        return fail(kDeviationWord, words.layer, words.text, words.words.front());
    spec.deviation = *deviation;
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatGaussianNoise(const LayerSpec& spec) {
    return wordOf(std::get<GaussianNoiseSpec>(spec).deviation);
}

void gaussianNoiseForward(const LayerPass& pass, const float* input, float* answer,
                          bool activated) {
    if (!pass.trains)
        return copyForward(pass, input, answer, activated);
    const double deviation = std::get<GaussianNoiseSpec>(pass.layer.spec).deviation;
    const size_t rows = elementCount(pass.layer.output).value();
    constexpr size_t kCost = 64;
    pass.workers.split(rows, pass.columns * kCost, [&](size_t first, size_t last) {
        for (size_t r = first; r < last; ++r) {
            // Numbers of a row do not depend on who makes it.
            Random random(pass.noise + r);
            for (size_t s = 0; s < pass.columns; ++s)
                answer[r * pass.stride + s] = static_cast<float>(
                    static_cast<double>(input[r * pass.stride + s]) + deviation * random.normal());
        }
    });
}

} // namespace tmw::nn
