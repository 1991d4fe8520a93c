// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/moves.h"

#include "core/nn/layers/zero_padding.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {

constexpr Versions kPad{{34, 1, {1, 5, 0}}, {34, 2, {1, 14, 0}}, {34, 3, {2, 4, 0}}};
constexpr Versions kTranspose{{39, 1, {1, 6, 0}}, {39, 2, {1, 14, 0}}, {39, 5, {2, 4, 0}}};
constexpr OperatorVersion kResizeInt16{97, 4, {2, 4, 0}};
constexpr Versions kResize{{97, 1, {1, 13, 1}}, {97, 2, {1, 14, 0}}, kResizeInt16};
constexpr OperatorVersion kByCenters{97, 3, {2, 3, 0}};
constexpr Versions kResizeByCenters{kByCenters, kByCenters, kResizeInt16};

/// The operator's second input, and its output under the layer's name.
struct Written {
    int32_t constant = 0;
    LayerTensor output;
};

Written add(const LayerToWrite& from, const char* what, const Shape& shape,
            const std::vector<int32_t>& values, ModelWriter& to) {
    Written made;
    made.constant =
        to.addConstant(from.layer.name + "/" + what, shape, DataType::Int32, values, {});
    made.output.quantization = from.input.quantization;
    made.output.index =
        to.addActivation(from.layer.name, tensorShape(from.layer.output), made.output.quantization);
    return made;
}

/// Whether floor(i * in / out) in floats, as runtimes have it, repeats each input alike.
bool repeats(int32_t in, int32_t out) {
    const float scale = static_cast<float>(in) / static_cast<float>(out);
    for (int32_t i = 0; i < out; ++i)
        if (static_cast<int32_t>(static_cast<float>(i) * scale) != i / (out / in))
            return false;
    return true;
}

} // namespace

Result<LayerTensor> writeZeroPadding(const LayerToWrite& from, ModelWriter& to) {
    const nn::Plane plane = *nn::planeOf(from.layer.input);
    const nn::Sides sides = *nn::sidesOf(std::get<ZeroPaddingSpec>(from.layer.spec), plane.axes);
    const auto size = [](size_t n) { return static_cast<int32_t>(n); };
    const Written made = add(
        from, "paddings", {4, 2},
        {0, 0, size(sides.top), size(sides.bottom), size(sides.left), size(sides.right), 0, 0}, to);
    to.addOperator(versionFor(from, kPad), {from.input.index, made.constant}, {made.output.index});
    return made.output;
}

Result<LayerTensor> writeUpsampling(const LayerToWrite& from, ModelWriter& to) {
    const Shape in = tensorShape(from.layer.input);
    const Shape out = tensorShape(from.layer.output);
    const Written made = add(from, "size", {2}, {out[1], out[2]}, to);
    const bool byCenters = !repeats(in[1], out[1]) || !repeats(in[2], out[2]);
    to.addOperator(
        versionFor(from, byCenters ? kResizeByCenters : kResize), {from.input.index, made.constant},
        {made.output.index}, schema::BuiltinOptions::ResizeNearestNeighborOptions,
        schema::CreateResizeNearestNeighborOptions(to.builder(), false, byCenters).Union());
    return made.output;
}

Result<LayerTensor> writePermute(const LayerToWrite& from, ModelWriter& to) {
    const auto& order = std::get<PermuteSpec>(from.layer.spec).order;
    const size_t before = tensorShape(from.layer.input).size() - order.size();
    std::vector<int32_t> dimensions;
    for (size_t i = 0; i < before; ++i)
        dimensions.push_back(static_cast<int32_t>(i));
    for (const int32_t dimension : order)
        dimensions.push_back(dimension - 1 + static_cast<int32_t>(before));
    const Written made =
        add(from, "order", {static_cast<int32_t>(dimensions.size())}, dimensions, to);
    to.addOperator(versionFor(from, kTranspose), {from.input.index, made.constant},
                   {made.output.index});
    return made.output;
}

} // namespace tmw::tflite
