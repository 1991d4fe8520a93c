// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>
#include <cmath>

namespace tmw::network {

namespace {

Status refused(const Reader& reader) {
    return fail(kShapes, toText(reader.input(0).shape), toText(reader.output().shape));
}

/// How often each place is repeated along a dimension; 0: not each alike.
int32_t repetition(int32_t in, int32_t out, bool align, bool centers) {
    if (in < 1 || out < in || out % in != 0 || static_cast<size_t>(out) > kMostValues)
        return 0;
    const float scale = align && out > 1 ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                                         : static_cast<float>(in) / static_cast<float>(out);
    for (int32_t i = 0; i < out; ++i) {
        const float at = (static_cast<float>(i) + (centers ? 0.5F : 0.0F)) * scale;
        const auto source = static_cast<int32_t>(align ? std::round(at) : std::floor(at));
        if (std::min(source, in - 1) != i / (out / in))
            return 0;
    }
    return out / in;
}

Status putMoved(Reader& reader, size_t value, const Shape& shape, LayerSpec spec) {
    TMW_TRY(const size_t input, reader.shaped(value, shape));
    TMW_TRY(const size_t made, reader.put(std::move(spec), {input}));
    if (elementCount(reader.shapeOf(made)).value_or(0) !=
        elementCount(reader.output().shape).value_or(1))
        return refused(reader);
    reader.setValue(reader.op().outputs[0], made);
    return {};
}

/// Whether the constant, if there is one, is 0.
bool padsZeros(const Reader& reader) {
    if (!reader.hasInput(2))
        return true;
    const auto value = reader.constant(reader.op().inputs[2]);
    return value && std::ranges::all_of(value->values, [](float each) { return each == 0; });
}

} // namespace

Result<std::vector<int64_t>> integersOf(const Reader& reader, int32_t tensor) {
    const auto values = reader.constant(tensor);
    const DataType type = values ? reader.tensor(tensor).type : DataType::Float32;
    if (type != DataType::Int32 && type != DataType::Int64)
        return fail(kForm, "it takes numbers that are not constant");
    std::vector<int64_t> whole;
    for (const float value : values->values) {
        if (!(std::abs(value) < 16777216.0F)) // beyond it a float skips whole numbers
            return fail(kForm, "its numbers are too large");
        whole.push_back(std::llround(value));
    }
    return whole;
}

Result<ReadPlane> planeFor(const Reader& reader, const TfliteTensor& tensor, size_t value,
                           Extent window) {
    const Shape& file = tensor.shape;
    if (file.size() != 4 || file[0] != 1)
        return fail(kForm, "its input is no image of a batch of one");
    const Shape image{file[1], file[2], file[3]};
    const Shape& own = reader.shapeOf(value);
    if (own == image)
        return ReadPlane{image};
    const Shape along{file[2], file[3]};
    const Shape upright{file[1], file[3]};
    if (file[1] == 1 && window.height == 1)
        return ReadPlane{along, true};
    if (file[2] == 1 && window.width == 1 && own == upright)
        return ReadPlane{upright, true, true};
    return ReadPlane{image};
}

/// Quantizations between layers and other shapes.
Status readSame(Reader& reader) {
    if (!reader.hasInput(0))
        return fail(kForm, "an input is missing");
    const int32_t input = reader.op().inputs[0];
    const int32_t output = reader.op().outputs[0];
    if (auto constant = reader.constant(input)) {
        constant->shape = reader.output().shape;
        if (elementCount(constant->shape).value_or(0) != constant->values.size())
            return refused(reader);
        reader.countQuantized(input);
        reader.setConstant(output, std::move(*constant));
        return {};
    }
    TMW_TRY(const size_t value, reader.value(input));
    if (elementCount(reader.output().shape).value_or(0) !=
        elementCount(reader.shapeOf(value)).value_or(1))
        return refused(reader);
    reader.setValue(output, value);
    return {};
}

Status readPad(Reader& reader) {
    const Shape& in = reader.input(0).shape;
    if (!reader.hasInput(1) || in.empty())
        return refused(reader);
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(const auto pads, integersOf(reader, reader.op().inputs[1]));
    if (pads.size() != 2 * in.size() ||
        std::ranges::any_of(pads, [](int64_t each) { return each < 0; }))
        return refused(reader);
    if (std::ranges::all_of(pads, [](int64_t each) { return each == 0; }))
        return readSame(reader);
    if (!padsZeros(reader))
        return fail(kForm, "it puts other values around than 0");
    const size_t rank = in.size();
    const auto size = [&](size_t i) { return static_cast<int32_t>(pads[i]); };
    const bool image = rank == 4;
    if ((!image && rank != 3) || in[0] != 1 || size(0) || size(1) || size(2 * rank - 1) ||
        size(2 * rank - 2))
        return fail(kForm, "it adds to other dimensions than an image's or a signal's");
    ZeroPaddingSpec spec;
    if (!image) {
        spec.sizes = {size(2), size(3)};
        return putMoved(reader, value, Reader::sampleShape(reader.input(0)), spec);
    }
    const Extent window{size(2) + size(3) + 1, size(4) + size(5) + 1};
    TMW_TRY(const ReadPlane plane, planeFor(reader, reader.input(0), value, window));
    if (plane.upright)
        spec.sizes = {size(2), size(3)};
    else if (plane.signal)
        spec.sizes = {size(4), size(5)};
    else
        spec.sizes = {size(2), size(3), size(4), size(5)};
    return putMoved(reader, value, plane.shape, spec);
}

Status readResize(Reader& reader) {
    const auto* options = reader.options<schema::ResizeNearestNeighborOptions>(
        schema::BuiltinOptions::ResizeNearestNeighborOptions);
    const Shape& in = reader.input(0).shape;
    const Shape& out = reader.output().shape;
    if (in.size() != 4 || out.size() != 4)
        return refused(reader);
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    const bool align = options && options->align_corners();
    const bool centers = options && options->half_pixel_centers();
    const Extent times{repetition(in[1], out[1], align, centers),
                       repetition(in[2], out[2], align, centers)};
    if (times.height == 0 || times.width == 0)
        return fail(kForm, "it does not repeat each place alike");
    UpsamplingSpec spec;
    TMW_TRY(const ReadPlane plane, planeFor(reader, reader.input(0), value, times));
    spec.size = plane.upright  ? Extent{times.height, times.height}
                : plane.signal ? Extent{times.width, times.width}
                               : times;
    return putMoved(reader, value, plane.shape, spec);
}

Status readTranspose(Reader& reader) {
    const Shape& in = reader.input(0).shape;
    if (!reader.hasInput(1))
        return refused(reader);
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    TMW_TRY(const auto order, integersOf(reader, reader.op().inputs[1]));
    const auto rank = static_cast<int64_t>(in.size());
    std::vector<int64_t> sorted = order;
    std::ranges::sort(sorted);
    bool whole = sorted.size() == in.size();
    for (size_t i = 0; whole && i < sorted.size(); ++i)
        whole = sorted[i] == static_cast<int64_t>(i);
    if (!whole || rank == 0)
        return refused(reader);
    std::vector<int64_t> moved; // what is longer than 1
    for (const int64_t from : order)
        if (in[static_cast<size_t>(from)] > 1)
            moved.push_back(from);
    if (std::ranges::is_sorted(moved))
        return readSame(reader);
    Shape shape;
    PermuteSpec spec;
    std::vector<int32_t> places(in.size());
    for (size_t i = 0; i < in.size(); ++i)
        if (in[i] > 1) {
            shape.push_back(in[i]);
            places[i] = static_cast<int32_t>(shape.size());
        }
    for (const int64_t from : moved)
        spec.order.push_back(places[static_cast<size_t>(from)]);
    return putMoved(reader, value, shape, spec);
}

} // namespace tmw::network
