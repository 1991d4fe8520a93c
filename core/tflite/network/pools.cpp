// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/window.h"
#include "core/tflite/network/reader.h"

namespace tmw::network {

Status checkWindow(const Window& window) {
    for (const Extent& each : {window.size, window.stride, window.dilation})
        for (const int length : {each.height, each.width})
            if (length < 1 || length > nn::kWindowLimit)
                return fail(kForm, "its window, stride or dilation is not from 1 to 1024");
    return {};
}

namespace {

/// The whole plane to one value a channel.
template <typename Spec>
Status putGlobal(Reader& reader, size_t value, const Shape& plane) {
    Spec spec;
    spec.window.size = {0, 0};
    TMW_TRY(const size_t input, reader.shaped(value, plane));
    TMW_TRY(const size_t made, reader.put(spec, {input}));
    reader.setValue(reader.op().outputs[0], made);
    return {};
}

template <typename Spec>
Status readPool(Reader& reader) {
    const auto* options =
        reader.options<schema::Pool2DOptions>(schema::BuiltinOptions::Pool2DOptions);
    const Shape& in = reader.input(0).shape;
    if (!options || in.size() != 4)
        return fail(kShapes, toText(in), toText(reader.output().shape));
    TMW_TRY(const Activation activation, fusedActivation(options->fused_activation_function()));
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    const Extent size{options->filter_height(), options->filter_width()};
    TMW_TRY(const ReadPlane plane, planeFor(reader, reader.input(0), value, size));
    const bool same = options->padding() == schema::Padding::SAME;
    if (!same && size == Extent{in[1], in[2]} && activation == Activation::Linear)
        return putGlobal<Spec>(reader, value, plane.shape);
    Spec spec;
    spec.window = {size, {options->stride_h(), options->stride_w()}, {}};
    spec.window.padding = same ? Padding::Same : Padding::Valid;
    TMW_CHECK(checkWindow(spec.window));
    if (plane.upright)
        for (Extent* each : {&spec.window.size, &spec.window.stride})
            each->width = each->height;
    else if (plane.signal)
        for (Extent* each : {&spec.window.size, &spec.window.stride})
            each->height = each->width;
    TMW_TRY(const size_t input, reader.shaped(value, plane.shape));
    TMW_TRY(const size_t made, reader.put(spec, {input}));
    if (elementCount(reader.shapeOf(made)).value_or(0) !=
        elementCount(reader.output().shape).value_or(1))
        return fail(kShapes, toText(in), toText(reader.output().shape));
    TMW_TRY(const size_t answer, reader.activated(made, activation));
    reader.setValue(reader.op().outputs[0], answer);
    return {};
}

/// Along all dimensions but the last, of which one or two are longer than 1.
template <typename Spec>
Status readReduced(Reader& reader) {
    const Shape& in = reader.input(0).shape;
    if (!reader.hasInput(1) || in.size() < 2)
        return fail(kShapes, toText(in), toText(reader.output().shape));
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(const auto axes, integersOf(reader, reader.op().inputs[1]));
    std::vector<bool> reduced(in.size());
    const auto rank = static_cast<int64_t>(in.size());
    for (const int64_t axis : axes) {
        if (axis < -rank || axis >= rank)
            return fail(kShapes, toText(in), toText(reader.output().shape));
        reduced[static_cast<size_t>(axis < 0 ? axis + rank : axis)] = true;
    }
    Shape plane;
    for (size_t i = 0; i < in.size(); ++i) {
        const bool last = i + 1 == in.size();
        if (in[i] > 1 && reduced[i] == last)
            return fail(kForm, "it takes other dimensions together than a pool does");
        if (in[i] > 1 || last)
            plane.push_back(in[i]);
    }
    if (plane.size() == 1)
        plane.insert(plane.begin(), 1);
    return putGlobal<Spec>(reader, value, plane);
}

} // namespace

Status readMaxPool(Reader& reader) {
    return readPool<MaxPoolSpec>(reader);
}
Status readAveragePool(Reader& reader) {
    return readPool<AveragePoolSpec>(reader);
}
Status readMean(Reader& reader) {
    return readReduced<AveragePoolSpec>(reader);
}
Status readReduceMax(Reader& reader) {
    return readReduced<MaxPoolSpec>(reader);
}

} // namespace tmw::network
