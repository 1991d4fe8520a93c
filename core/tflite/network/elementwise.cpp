// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>
#include <charconv>

namespace tmw::network {

namespace {

/// What a constant does to each channel.
using Scale = float (*)(float constant);

enum class Order { Any, ConstantLast };

struct Operands {
    std::optional<size_t> a, b;         ///< values
    std::optional<RealTensor> constant; ///< in place of one of them
};

/// Constants by their channel: one for all, or one for each of the last dimension.
Result<Operands> operandsOf(Reader& reader) {
    if (!reader.hasInput(0) || !reader.hasInput(1))
        return fail(kForm, "an input is missing");
    Operands made;
    for (size_t i = 0; i < 2; ++i) {
        auto constant = reader.constant(reader.op().inputs[i]);
        if (!constant) {
            TMW_TRY((i == 0 ? made.a : made.b), reader.value(reader.op().inputs[i]));
            continue;
        }
        if (made.constant)
            return fail(kForm, "both its inputs are constants");
        const auto last =
            static_cast<size_t>(reader.output().shape.empty() ? 1 : reader.output().shape.back());
        const size_t count = constant->values.size();
        if (count != 1 && (count != last || constant->shape.empty() ||
                           constant->shape.back() != reader.output().shape.back()))
            return fail(kForm, "its constant has another value for each place");
        reader.countQuantized(reader.op().inputs[i]);
        made.constant = std::move(constant);
    }
    return made;
}

template <typename Options>
Result<Activation> activationOf(const Reader& reader, schema::BuiltinOptions type) {
    const auto* options = reader.options<Options>(type);
    return fusedActivation(options ? options->fused_activation_function()
                                   : schema::ActivationFunctionType::NONE);
}

/// Two answers to one, which nothing is repeated for.
template <typename Spec>
Status putMerge(Reader& reader, const Operands& operands, Activation activation) {
    if (reader.input(0).shape != reader.input(1).shape)
        return fail(kForm, "it repeats one input along the other");
    size_t a = *operands.a, b = *operands.b;
    if (reader.shapeOf(a) != reader.shapeOf(b)) {
        const Shape shape = Reader::sampleShape(reader.output());
        TMW_TRY(a, reader.shaped(a, shape));
        TMW_TRY(b, reader.shaped(b, shape));
    }
    Spec spec;
    spec.activation = activation;
    TMW_TRY(const size_t made, reader.put(spec, {a, b}));
    reader.setValue(reader.op().outputs[0], made);
    return {};
}

/// y = scale x + offset, with an activation.
Status putScaled(Reader& reader, const Operands& operands, std::vector<float> scale,
                 std::vector<float> offset, Activation activation) {
    const size_t value = operands.a ? *operands.a : *operands.b;
    TMW_TRY(const size_t made, scaled(reader, value, Reader::sampleShape(reader.output()),
                                      std::move(scale), std::move(offset)));
    TMW_TRY(const size_t answer, reader.activated(made, activation));
    reader.setValue(reader.op().outputs[0], answer);
    return {};
}

std::vector<float> each(std::vector<float> values, float (*function)(float)) {
    std::ranges::transform(values, values.begin(), function);
    return values;
}

/// The shortest decimals that stand for the float.
double shortest(float value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    double back = static_cast<double>(value);
    std::from_chars(text, end, back);
    return back;
}

} // namespace

Result<Activation> fusedActivation(schema::ActivationFunctionType type) {
    if (type == schema::ActivationFunctionType::NONE)
        return Activation::Linear;
    if (type == schema::ActivationFunctionType::RELU)
        return Activation::Relu;
    if (type == schema::ActivationFunctionType::RELU6)
        return Activation::Relu6;
    return fail(kForm, "its fused activation is neither relu nor relu6");
}

Result<size_t> scaled(Reader& reader, size_t value, const Shape& file, std::vector<float> scale,
                      std::vector<float> offset) {
    if (file.empty())
        return fail(kForm, "it has no dimension");
    const auto channels = static_cast<size_t>(file.back());
    const Shape& own = reader.shapeOf(value);
    Shape shape = own.empty() || own.back() != file.back() ? file : own;
    if (shape.size() == 1)
        shape.insert(shape.begin(), 1);
    TMW_TRY(const size_t input, reader.shaped(value, shape));
    for (auto* values : {&scale, &offset})
        if (values->size() == 1)
            values->assign(channels, values->front());
    if (shape.size() == 2)
        return reader.put(DepthwiseConv1DSpec{}, {input}, {std::move(scale), std::move(offset)});
    return reader.put(DepthwiseConv2DSpec{}, {input}, {std::move(scale), std::move(offset)});
}

Status readAdd(Reader& reader) {
    TMW_TRY(const Activation activation,
            activationOf<schema::AddOptions>(reader, schema::BuiltinOptions::AddOptions));
    TMW_TRY(const Operands operands, operandsOf(reader));
    if (!operands.constant)
        return putMerge<AddSpec>(reader, operands, activation);
    return putScaled(reader, operands, {1}, operands.constant->values, activation);
}

Status readSubtract(Reader& reader) {
    TMW_TRY(const Activation activation,
            activationOf<schema::SubOptions>(reader, schema::BuiltinOptions::SubOptions));
    TMW_TRY(const Operands operands, operandsOf(reader));
    if (!operands.constant)
        return fail(kForm, "it takes one layer's answer from another's");
    const auto negated = [](float value) { return -value; };
    return operands.a ? putScaled(reader, operands, {1}, each(operands.constant->values, negated),
                                  activation)
                      : putScaled(reader, operands, {-1}, operands.constant->values, activation);
}

Status readMultiply(Reader& reader) {
    TMW_TRY(const Activation activation,
            activationOf<schema::MulOptions>(reader, schema::BuiltinOptions::MulOptions));
    const auto a = reader.constant(reader.op().inputs[0]);
    const auto b = reader.hasInput(1) ? reader.constant(reader.op().inputs[1]) : std::nullopt;
    if (a && b && activation == Activation::Linear) {
        auto both = multiplied(*a, *b);
        if (!both)
            return fail(kForm, "it repeats one input along the other");
        reader.setConstant(reader.op().outputs[0], std::move(*both));
        return {};
    }
    TMW_TRY(const Operands operands, operandsOf(reader));
    if (!operands.constant)
        return putMerge<MultiplySpec>(reader, operands, activation);
    return putScaled(reader, operands, operands.constant->values, {0}, activation);
}

Status readDivide(Reader& reader) {
    TMW_TRY(const Activation activation,
            activationOf<schema::DivOptions>(reader, schema::BuiltinOptions::DivOptions));
    TMW_TRY(const Operands operands, operandsOf(reader));
    if (!operands.constant || !operands.a)
        return fail(kForm, "it divides by a layer's answer");
    const auto inverse = [](float value) { return 1 / value; };
    return putScaled(reader, operands, each(operands.constant->values, inverse), {0}, activation);
}

Status readActivation(Reader& reader) {
    constexpr std::pair<std::string_view, Activation> kNames[] = {
        {"RELU", Activation::Relu},       {"RELU6", Activation::Relu6},
        {"TANH", Activation::Tanh},       {"LOGISTIC", Activation::Sigmoid},
        {"SOFTMAX", Activation::Softmax}, {"LEAKY_RELU", Activation::LeakyRelu},
        {"ELU", Activation::Elu},         {"HARD_SWISH", Activation::HardSwish}};
    const auto found = std::ranges::find(kNames, reader.op().name,
                                         &std::pair<std::string_view, Activation>::first);
    if (found == std::end(kNames) || !reader.hasInput(0))
        return fail(kNoLayer);
    TMW_TRY(size_t value, reader.value(reader.op().inputs[0]));
    double slope = kLeakySlope;
    if (found->second == Activation::LeakyRelu) {
        const auto* options =
            reader.options<schema::LeakyReluOptions>(schema::BuiltinOptions::LeakyReluOptions);
        slope = options ? shortest(options->alpha()) : 0;
        if (!(slope >= 0 && slope <= 1))
            return fail(kForm, "its slope is not from 0 to 1");
    }
    if (found->second == Activation::Softmax) {
        const auto* options =
            reader.options<schema::SoftmaxOptions>(schema::BuiltinOptions::SoftmaxOptions);
        const Shape shape = Reader::sampleShape(reader.output());
        TMW_TRY(const size_t count, elementCount(shape));
        if ((options && options->beta() != 1) || shape.empty() ||
            count != static_cast<size_t>(shape.back()))
            return fail(kForm, "it is no softmax over one row of values");
        TMW_TRY(value, reader.shaped(value, {shape.back()}));
    }
    TMW_TRY(const size_t answer, reader.activated(value, found->second, slope));
    reader.setValue(reader.op().outputs[0], answer);
    return {};
}

Status readConcatenation(Reader& reader) {
    const auto* options =
        reader.options<schema::ConcatenationOptions>(schema::BuiltinOptions::ConcatenationOptions);
    const Shape& out = reader.output().shape;
    TMW_TRY(const Activation activation,
            fusedActivation(options ? options->fused_activation_function()
                                    : schema::ActivationFunctionType::NONE));
    const int32_t axis = options ? options->axis() : 0;
    if (out.empty() || (axis != -1 && axis != static_cast<int32_t>(out.size()) - 1))
        return fail(kForm, "it joins along another dimension than the last");
    std::vector<size_t> values;
    bool alike = true;
    for (const int32_t input : reader.op().inputs) {
        TMW_TRY(const size_t value, input < 0 ? Result<size_t>(fail(kForm, "an input is missing"))
                                              : reader.value(input));
        values.push_back(value);
        const Shape& own = reader.shapeOf(value);
        const Shape& first = reader.shapeOf(values[0]);
        const Shape& file = reader.tensor(input).shape;
        alike = alike && !own.empty() && own.size() == first.size() && !file.empty() &&
                own.back() == file.back() && std::equal(own.begin(), own.end() - 1, first.begin());
    }
    for (size_t i = 0; !alike && i < values.size(); ++i) {
        TMW_TRY(values[i], reader.shaped(values[i], Reader::sampleShape(
                                                        reader.tensor(reader.op().inputs[i]))));
    }
    if (values.size() == 1) {
        reader.setValue(reader.op().outputs[0], values[0]);
        return {};
    }
    TMW_TRY(const size_t made, reader.put(ConcatenateSpec{}, std::move(values)));
    TMW_TRY(const size_t answer, reader.activated(made, activation));
    reader.setValue(reader.op().outputs[0], answer);
    return {};
}

} // namespace tmw::network
