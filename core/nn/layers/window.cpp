// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/window.h"

#include <charconv>

namespace tmw::nn {

namespace {

constexpr ErrorKind kTooSmall{
    "graph.window", "Layer \"%1\": its window of %2 does not fit its input of %3. Use a smaller "
                    "one, \"same\", or a larger input."};

std::optional<int> numberFromWord(std::string_view word) {
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || number < 1 ||
        number > kWindowLimit)
        return std::nullopt;
    return number;
}

bool takeExtent(Extent& to, std::string_view word, std::string_view key, int axes) {
    if (!word.starts_with(key))
        return false;
    const auto extent = extentFromWord(word.substr(key.size()), axes);
    if (extent)
        to = *extent;
    return extent.has_value();
}

struct Axis {
    size_t out;
    size_t before;
};

/// TensorFlow's: https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
std::optional<Axis> slideAxis(size_t in, int size, int stride, int dilation, Padding padding) {
    const size_t reach = static_cast<size_t>(size - 1) * static_cast<size_t>(dilation) + 1;
    const auto step = static_cast<size_t>(stride);
    if (padding == Padding::Valid)
        return in < reach ? std::nullopt : std::optional<Axis>({(in - reach) / step + 1, 0});
    const size_t out = (in + step - 1) / step;
    const size_t needed = (out - 1) * step + reach;
    return Axis{out, needed > in ? (needed - in) / 2 : 0};
}

} // namespace

std::optional<Extent> extentFromWord(std::string_view word, int axes) {
    const size_t cross = word.find('x');
    if (cross == std::string_view::npos) {
        const auto side = numberFromWord(word);
        return side ? std::optional<Extent>({axes == 1 ? 1 : *side, *side}) : std::nullopt;
    }
    const auto height = numberFromWord(word.substr(0, cross));
    const auto width = numberFromWord(word.substr(cross + 1));
    if (axes == 1 || !height || !width)
        return std::nullopt;
    return Extent{*height, *width};
}

std::string wordOf(const Extent& extent, int axes) {
    return axes == 1 ? std::to_string(extent.width)
                     : std::to_string(extent.height) + "x" + std::to_string(extent.width);
}

bool takeWindowWord(Window& window, std::string_view word, int axes) {
    if (word == "same" || word == "valid") {
        window.padding = word == "same" ? Padding::Same : Padding::Valid;
        return true;
    }
    return takeExtent(window.stride, word, "stride=", axes) ||
           takeExtent(window.dilation, word, "dilation=", axes);
}

std::string windowWords(const Window& window, int axes) {
    std::string text;
    if (window.stride != Extent{})
        text.append(" stride=").append(wordOf(window.stride, axes));
    if (window.dilation != Extent{})
        text.append(" dilation=").append(wordOf(window.dilation, axes));
    if (window.padding == Padding::Same)
        text.append(" same");
    return text;
}

std::string windowGrammar(int axes) {
    return axes == 1 ? "stride=2, dilation=2, same, valid"
                     : "stride=2x2, dilation=2x2, same, valid";
}

std::optional<Plane> planeOf(const Shape& shape) {
    if (shape.size() == 2)
        return Plane{1, static_cast<size_t>(shape[0]), static_cast<size_t>(shape[1]), 1};
    if (shape.size() == 3)
        return Plane{static_cast<size_t>(shape[0]), static_cast<size_t>(shape[1]),
                     static_cast<size_t>(shape[2]), 2};
    return std::nullopt;
}

Result<Convolution> slide(const Window& window, const Plane& input, size_t filters,
                          std::string_view name) {
    const auto y = slideAxis(input.height, window.size.height, window.stride.height,
                             window.dilation.height, window.padding);
    const auto x = slideAxis(input.width, window.size.width, window.stride.width,
                             window.dilation.width, window.padding);
    if (!y || !x) {
        const Extent extent{static_cast<int>(input.height), static_cast<int>(input.width)};
        return fail(kTooSmall, name, wordOf(window.size, input.axes), wordOf(extent, input.axes));
    }
    Convolution c;
    c.height = input.height;
    c.width = input.width;
    c.channels = input.channels;
    c.outHeight = y->out;
    c.outWidth = x->out;
    c.filters = filters;
    c.kernelHeight = static_cast<size_t>(window.size.height);
    c.kernelWidth = static_cast<size_t>(window.size.width);
    c.strideY = static_cast<size_t>(window.stride.height);
    c.strideX = static_cast<size_t>(window.stride.width);
    c.dilationY = static_cast<size_t>(window.dilation.height);
    c.dilationX = static_cast<size_t>(window.dilation.width);
    c.top = y->before;
    c.left = x->before;
    return c;
}

Shape answerShape(const Convolution& c, int axes) {
    const auto size = [](size_t n) { return static_cast<int32_t>(n); };
    if (axes == 1)
        return {size(c.outWidth), size(c.filters)};
    return {size(c.outHeight), size(c.outWidth), size(c.filters)};
}

} // namespace tmw::nn
