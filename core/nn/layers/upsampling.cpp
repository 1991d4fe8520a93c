// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/upsampling.h"

#include "core/nn/layers/window.h"
#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kRank{
    "graph.rank", "Layer \"%1\" repeats places of signals (length x channels) and images (height x "
                  "width x channels) and gets a tensor of %2. Take it out, or put a reshape before "
                  "it."};
constexpr ErrorKind kTooLong{
    "graph.too_large", "Layer \"%1\" makes an axis of more than %2 places. Repeat less often."};
constexpr ErrorKind kFactorWord{"layers.bad_window",
                                "Layer %1 (\"%2\"): \"%3\" says not how often to repeat. Write 2, "
                                "or 2x3 for height x width."};
constexpr size_t kPlacesLimit = size_t{1} << 24;

/// Along the axes there are.
Extent factorOf(const LayerSpec& layer, int axes) {
    const Extent size = std::get<UpsamplingSpec>(layer).size;
    return {axes == 1 ? 1 : size.height, size.width};
}

} // namespace

Result<LayerShape> upsamplingShape(const LayerSpec& layer, const Shape& input,
                                   std::string_view name) {
    const auto plane = planeOf(input);
    if (!plane)
        return fail(kRank, name, toText(input));
    const Extent factor = factorOf(layer, plane->axes);
    Convolution c;
    c.outHeight = plane->height * static_cast<size_t>(factor.height);
    c.outWidth = plane->width * static_cast<size_t>(factor.width);
    c.filters = plane->channels;
    if (c.outHeight > kPlacesLimit || c.outWidth > kPlacesLimit)
        return fail(kTooLong, name, kPlacesLimit);
    LayerShape shape;
    shape.output = answerShape(c, plane->axes);
    return shape;
}

Result<LayerSpec> parseUpsampling(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, "how often to repeat: 2 or 2x3");
    UpsamplingSpec spec;
    const auto size = extentFromWord(words.words.front(), 2);
    if (!size)
        return fail(kFactorWord, words.layer, words.text, words.words.front());
    spec.size = *size;
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatUpsampling(const LayerSpec& layer) {
    const Extent size = std::get<UpsamplingSpec>(layer).size;
    return wordOf(size, size.height == size.width ? 1 : 2);
}

void upsamplingSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit) {
    const Plane in = *planeOf(layer.input);
    const Plane out = *planeOf(layer.output);
    const size_t timesY = out.height / in.height;
    const size_t timesX = out.width / in.width;
    size_t answer = 0;
    for (size_t y = 0; y < out.height; ++y)
        for (size_t x = 0; x < out.width; ++x, answer += in.channels)
            visit({answer, (y / timesY * in.width + x / timesX) * in.channels, in.channels});
}

} // namespace tmw::nn
