// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/permute.h"

#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kRank{"graph.rank",
                          "Layer \"%1\" puts %2 dimensions in another order and gets a tensor of "
                          "%3. Name each of its dimensions once, such as 2x1."};
constexpr ErrorKind kOrderWord{
    "layers.bad_order", "Layer %1 (\"%2\"): \"%3\" is not an order of dimensions. Name each of "
                        "them once, counted from 1, such as 2x1 or 3x1x2."};
constexpr size_t kRankLimit = 3; // height x width x channels

/// Rows from one place of each input dimension to the next.
std::vector<size_t> stridesOf(const Shape& shape) {
    std::vector<size_t> strides(shape.size(), 1);
    for (size_t i = shape.size() - 1; i-- > 0;)
        strides[i] = strides[i + 1] * static_cast<size_t>(shape[i + 1]);
    return strides;
}

} // namespace

Result<LayerShape> permuteShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& order = std::get<PermuteSpec>(layer).order;
    if (order.size() != input.size())
        return fail(kRank, name, order.size(), toText(input));
    LayerShape shape;
    for (const int32_t dimension : order)
        shape.output.push_back(input[static_cast<size_t>(dimension - 1)]);
    return shape;
}

Result<LayerSpec> parsePermute(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text,
                    "the order of its dimensions: 2x1 or 3x1x2");
    const auto order = numbersFromWord(words.words.front(), 1, kRankLimit);
    bool each = order.has_value();
    for (size_t i = 1; each && i <= order->size(); ++i)
        each = std::ranges::count(*order, static_cast<int32_t>(i)) == 1;
    if (!each)
        return fail(kOrderWord, words.layer, words.text, words.words.front());
    PermuteSpec spec;
    spec.order = *order;
    TMW_CHECK(expectNoMore(words, 1));
    return LayerSpec{spec};
}

std::string formatPermute(const LayerSpec& layer) {
    return toText(std::get<PermuteSpec>(layer).order);
}

void permuteSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit) {
    const auto strides = stridesOf(layer.input);
    const auto& order = std::get<PermuteSpec>(layer.spec).order;
    // Missing dimensions in front are of one place.
    size_t places[kRankLimit] = {1, 1, 1};
    size_t steps[kRankLimit] = {};
    for (size_t i = 0; i < order.size(); ++i) {
        const size_t to = kRankLimit - order.size() + i;
        places[to] = static_cast<size_t>(layer.output[i]);
        steps[to] = strides[static_cast<size_t>(order[i] - 1)];
    }
    size_t answer = 0;
    for (size_t y = 0; y < places[0]; ++y)
        for (size_t x = 0; x < places[1]; ++x)
            for (size_t c = 0; c < places[2]; ++c)
                visit({answer++, y * steps[0] + x * steps[1] + c * steps[2], 1});
}

} // namespace tmw::nn
