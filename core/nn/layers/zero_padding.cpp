// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/zero_padding.h"

#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kRank{
    "graph.rank", "Layer \"%1\" pads signals (length x channels) and images (height x width x "
                  "channels) and gets a tensor of %2. Take it out, or put a reshape before it."};
constexpr ErrorKind kSides{
    "graph.padding", "Layer \"%1\" pads a signal and has four numbers. Give it one for both ends, "
                     "or front x back, such as 4x0."};
constexpr ErrorKind kPaddingWord{
    "layers.bad_padding",
    "Layer %1 (\"%2\"): \"%3\" says not how many zeros to add. Write one number for all sides, "
    "height x width (for signals front x back), or top x bottom x left x right, such as 1, 1x2 or "
    "0x1x0x1."};

} // namespace

std::optional<Sides> sidesOf(const ZeroPaddingSpec& spec, int axes) {
    const auto at = [&](size_t i) { return static_cast<size_t>(spec.sizes[i]); };
    if (spec.sizes.size() == 1)
        return axes == 1 ? Sides{0, 0, at(0), at(0)} : Sides{at(0), at(0), at(0), at(0)};
    if (spec.sizes.size() == 2)
        return axes == 1 ? Sides{0, 0, at(0), at(1)} : Sides{at(0), at(0), at(1), at(1)};
    if (axes == 1 || spec.sizes.size() != 4)
        return std::nullopt;
    return Sides{at(0), at(1), at(2), at(3)};
}

Result<LayerShape> zeroPaddingShape(const LayerSpec& layer, const Shape& input,
                                    std::string_view name) {
    const auto plane = planeOf(input);
    if (!plane)
        return fail(kRank, name, toText(input));
    const auto sides = sidesOf(std::get<ZeroPaddingSpec>(layer), plane->axes);
    if (!sides)
        return fail(kSides, name);
    Convolution c;
    c.outHeight = plane->height + sides->top + sides->bottom;
    c.outWidth = plane->width + sides->left + sides->right;
    c.filters = plane->channels;
    LayerShape shape;
    shape.output = answerShape(c, plane->axes);
    return shape;
}

Result<LayerSpec> parseZeroPadding(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, "how many zeros: 1, 1x2 or 0x1x0x1");
    ZeroPaddingSpec spec;
    const auto sizes = numbersFromWord(words.words.front(), 0, kWindowLimit);
    if (!sizes || sizes->size() == 3 || sizes->size() > 4)
        return fail(kPaddingWord, words.layer, words.text, words.words.front());
    spec.sizes = *sizes;
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatZeroPadding(const LayerSpec& layer) {
    return toText(std::get<ZeroPaddingSpec>(layer).sizes);
}

void zeroPaddingSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit) {
    const Plane in = *planeOf(layer.input);
    const Plane out = *planeOf(layer.output);
    const Sides sides = *sidesOf(std::get<ZeroPaddingSpec>(layer.spec), in.axes);
    const size_t row = in.width * in.channels;
    for (size_t y = 0; y < in.height; ++y)
        visit({((y + sides.top) * out.width + sides.left) * in.channels, y * row, row});
}

} // namespace tmw::nn
