// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/reshape.h"

#include "core/nn/graph.h"
#include "core/nn/layers/words.h"

#include <algorithm>
#include <limits>

namespace tmw::nn {

namespace {

constexpr ErrorKind kCount{
    "graph.reshape", "Layer \"%1\" makes %2 of a tensor of %3, which has not as many values. Give "
                     "it a shape of as many."};
constexpr ErrorKind kShapeWord{"layers.bad_shape",
                               "Layer %1 (\"%2\"): \"%3\" is not a shape. Write sizes with x "
                               "between, such as 28x28x1, or flat."};
constexpr std::string_view kFlat = "flat";
constexpr size_t kRankLimit = 3; // height x width x channels

std::optional<Shape> shapeFromWord(std::string_view word) {
    auto shape = numbersFromWord(word, 1, std::numeric_limits<int32_t>::max());
    return shape && shape->size() > kRankLimit ? std::nullopt : shape;
}

} // namespace

Result<LayerShape> reshapeShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& spec = std::get<ReshapeSpec>(layer);
    TMW_TRY(const size_t count, elementCount(input));
    LayerShape shape;
    shape.output = spec.shape.empty() ? Shape{static_cast<int32_t>(count)} : spec.shape;
    const auto made = elementCount(shape.output);
    if (!made || *made != count)
        return fail(kCount, name, toText(shape.output), toText(input));
    return shape;
}

Result<LayerSpec> parseReshape(const LayerWords& words) {
    ReshapeSpec spec;
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, "a shape: 28x28x1, or flat");
    if (words.words.front() != kFlat) {
        auto shape = shapeFromWord(words.words.front());
        if (!shape)
            return fail(kShapeWord, words.layer, words.text, words.words.front());
        spec.shape = std::move(*shape);
    }
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatReshape(const LayerSpec& layer) {
    const auto& spec = std::get<ReshapeSpec>(layer);
    return spec.shape.empty() ? std::string(kFlat) : toText(spec.shape);
}

void copyForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const size_t rows = elementCount(pass.layer.output).value();
    for (size_t r = 0; r < rows; ++r)
        std::copy_n(input + r * pass.stride, pass.columns, answer + r * pass.stride);
}

void copyBackward(const LayerPass& pass, const LayerGradients& gradients) {
    if (gradients.byInput)
        copyForward(pass, gradients.byAnswer, gradients.byInput, false);
}

} // namespace tmw::nn
