// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/network.h"

#include "core/tflite/names.h"
#include "core/tflite/network/reader.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kInputs{"network.inputs",
                            "The model has %1 inputs, and a network here takes one. Choose a model "
                            "with one input."};
constexpr ErrorKind kOutputs{"network.outputs",
                             "The model has %1 outputs, and a network here has one. Choose a model "
                             "with one output."};
constexpr ErrorKind kInputType{"network.input_type",
                               "The model takes %1, and a network here takes numbers. Choose a "
                               "model of float32, int8, uint8 or int16."};
constexpr ErrorKind kBatch{"network.batch",
                           "The model takes %1: the first dimension must be a batch of one sample. "
                           "Convert it for one sample."};
constexpr ErrorKind kLarge{"network.too_large",
                           "The model takes %1, more than the %2 values that can be trained here. "
                           "Choose a smaller model."};
constexpr ErrorKind kSample{"network.sample",
                            "The network takes %1 values, shaped %2, and the data have samples of "
                            "%3. Import data of that shape, or choose another model."};

Shape withoutOnes(Shape shape) {
    std::erase(shape, 1);
    return shape;
}

/// The input's shape as samples have it.
Result<Shape> inputShape(const TfliteTensor& input, const std::optional<Shape>& sample) {
    const bool numbers = input.type == DataType::Float32 || input.type == DataType::Int8 ||
                         input.type == DataType::UInt8 || input.type == DataType::Int16;
    if (!numbers)
        return fail(kInputType, tensorTypeName(input.type));
    if (input.shape.empty() || (input.shape.size() > 1 && input.shape[0] != 1) ||
        std::ranges::any_of(input.shape, [](int32_t d) { return d < 1; }))
        return fail(kBatch, toText(input.shape));
    const Shape own = network::Reader::sampleShape(input);
    if (elementCount(own).value_or(network::kMostValues + 1) > network::kMostValues)
        return fail(kLarge, toText(own), network::kMostValues);
    if (!sample)
        return own;
    TMW_TRY(const size_t count, elementCount(own));
    TMW_TRY(const size_t given, elementCount(*sample));
    const Shape ours = withoutOnes(own), theirs = withoutOnes(*sample);
    const bool flat = ours.size() < 2 || theirs.size() < 2; // the other lays the same row out
    if (count != given || (ours != theirs && !flat))
        return fail(kSample, count, toText(own), toText(*sample));
    return *sample;
}

} // namespace

Result<ReadNetwork> readNetwork(const TfliteModel& model, const std::optional<Shape>& sample) {
    const TfliteSubgraph& graph = model.graph();
    if (graph.inputs.size() != 1)
        return fail(kInputs, graph.inputs.size());
    if (graph.outputs.size() != 1)
        return fail(kOutputs, graph.outputs.size());
    TMW_TRY(Shape input, inputShape(graph.tensors[static_cast<size_t>(graph.inputs[0])], sample));
    return network::Reader(graph, std::move(input)).run();
}

} // namespace tmw
