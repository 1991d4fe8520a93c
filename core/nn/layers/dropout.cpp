// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/dropout.h"

#include "core/nn/graph.h"
#include "core/nn/layers/reshape.h"
#include "core/nn/layers/words.h"

#include <cmath>

namespace tmw::nn {

namespace {

constexpr ErrorKind kRateWord{"layers.bad_rate",
                              "Layer %1 (\"%2\"): \"%3\" is not a share from 0 to below 1. Write "
                              "0.2 to drop a fifth."};

/// A number of 64 bits for each place of a counter: SplitMix64 (Steele, Lea and Flood, 2014).
uint64_t mixed(uint64_t x) {
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/// Values that stay are scaled up, so that their sum is kept on average.
void drop(const LayerPass& pass, const float* from, float* to) {
    const double rate = std::get<DropoutSpec>(pass.layer.spec).rate;
    const auto limit = static_cast<uint64_t>(std::ldexp(rate, 64));
    const auto scale = static_cast<float>(1 / (1 - rate));
    const size_t rows = elementCount(pass.layer.output).value();
    constexpr size_t kCost = 16;
    pass.workers.split(rows, pass.columns * kCost, [&](size_t first, size_t last) {
        for (size_t r = first; r < last; ++r) {
            const uint64_t key = mixed(pass.noise + r);
            for (size_t s = 0; s < pass.columns; ++s) {
                const float kept = mixed(key + s) >= limit ? scale : 0.0F;
                to[r * pass.stride + s] = from[r * pass.stride + s] * kept;
            }
        }
    });
}

} // namespace

Result<LayerShape> dropoutShape(const LayerSpec&, const Shape& input, std::string_view) {
    LayerShape shape;
    shape.output = input;
    return shape;
}

Result<LayerSpec> parseDropout(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, "the share to drop: dropout 0.2");
    DropoutSpec spec;
    const std::string& rate = words.words.front();
    const auto number = numberFromWord(rate);
    if (!number || !(*number >= 0 && *number < 1))
        return fail(kRateWord, words.layer, words.text, rate);
    spec.rate = *number;
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatDropout(const LayerSpec& spec) {
    return wordOf(std::get<DropoutSpec>(spec).rate);
}

void dropoutForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    if (pass.trains)
        drop(pass, input, answer);
    else
        copyForward(pass, input, answer, activated);
}

void dropoutBackward(const LayerPass& pass, const LayerGradients& gradients) {
    if (gradients.byInput)
        drop(pass, gradients.byAnswer, gradients.byInput);
}

} // namespace tmw::nn
