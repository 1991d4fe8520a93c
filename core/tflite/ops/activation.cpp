// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/activation.h"

#include "core/tflite/ops/versions.h"

#include <algorithm>
#include <limits>
#include <variant>

namespace tmw::tflite {

namespace {

/// How the quantization of int8 answers comes about.
enum class Answers {
    Observed,    ///< from the range seen
    LikeItsInput ///< TensorFlow Lite Micro only clamps, it does not rescale
};

constexpr float kEndless = std::numeric_limits<float>::infinity();

/// What the file says of an activation.
struct Row {
    OperatorVersion inFloat;
    OperatorVersion inInt8;
    OperatorVersion inInt16;
    std::variant<Answers, Quantization> answers; ///< of int8
    Range useful{-kEndless, kEndless}; ///< of its input: beyond it int8 answers no longer change
    float finest = kFinestStep;        ///< step of observed answers, as a part of the input's
};

/// logistic(6.25) = 1 - 0.4942/256, tanh(3.125) = 1 - 0.4935/128, elu(-6.25) = -1 + 0.4923/255.
/// TensorFlow Lite's hard swish multiplies the input, in 128ths of a step, by less than 1.
Row row(Activation activation) {
    constexpr RuntimeVersion kFirst{1, 5, 0}, kInt8{1, 14, 0}, kInt8Relu{2, 1, 0};
    constexpr RuntimeVersion kLeaky{1, 13, 1}, kHard{1, 15, 0};
    constexpr RuntimeVersion kInt16{2, 3, 0}, kInt16Relu{2, 5, 0};
    constexpr Quantization kSigned{{1.0F / 128}, {0}}, kUnsigned{{1.0F / 256}, {-128}};
    switch (activation) {
    case Activation::Relu:
        return {{19, 1, kFirst},
                {19, 2, kInt8Relu},
                {19, 3, kInt16Relu},
                Answers::Observed,
                {0, kEndless}};
    case Activation::Relu6:
        return {
            {21, 1, kFirst}, {21, 2, kInt8}, {21, 3, kInt16Relu}, Answers::LikeItsInput, {0, 6}};
    case Activation::Tanh:
        return {{28, 1, kInt8}, {28, 2, kInt8}, {28, 3, kInt16}, kSigned, {-3.125F, 3.125F}};
    case Activation::Sigmoid:
        return {{14, 1, kInt8}, {14, 2, kInt8}, {14, 3, kInt16}, kUnsigned, {-6.25F, 6.25F}};
    case Activation::Softmax:
        return {{25, 1, kFirst}, {25, 2, kInt8}, {25, 3, kInt16}, kUnsigned};
    case Activation::LeakyRelu:
        return {{98, 1, kLeaky}, {98, 1, kLeaky}, {98, 2, kInt16}, Answers::Observed};
    // Those below are not converted with int16 activations.
    case Activation::Elu:
        return {{111, 1, kInt8}, {111, 1, kInt8}, {}, Answers::Observed, {-6.25F, kEndless}};
    case Activation::HardSwish:
        return {{117, 1, kHard}, {117, 1, kHard}, {}, Answers::Observed, {-3, kEndless}, 1.0F / 64};
    case Activation::Linear:
        break;
    }
    return {}; // lowered graphs hold no linear activation
}

/// Where the table that int16 answers come from ends: at 255/24, for tanh at half of it.
Range usefulToInt16(Activation activation, Range toInt8) {
    constexpr float kEnd = 255.0F / 24;
    if (activation == Activation::Sigmoid)
        return {-kEnd, kEnd};
    return activation == Activation::Tanh ? Range{-kEnd / 2, kEnd / 2} : toInt8;
}

/// What rectifies as its input: rescaling would only round.
Quantization int16AnswersOf(const Row& facts, const LayerToWrite& from) {
    if (std::holds_alternative<Quantization>(facts.answers))
        return {{1.0F / 32768}, {0}, DataType::Int16};
    return *from.input.quantization;
}

Quantization answersOf(const Row& facts, const LayerToWrite& from) {
    if (from.input.quantization->type == DataType::Int16)
        return int16AnswersOf(facts, from);
    if (const auto* fixed = std::get_if<Quantization>(&facts.answers))
        return *fixed;
    if (std::get<Answers>(facts.answers) == Answers::LikeItsInput)
        return *from.input.quantization;
    return activationQuantization(usefulRange(*from.range, from.next, DataType::Int8),
                                  {from.input.quantization->scale.value * facts.finest});
}

} // namespace

Range usefulRange(Range range, const GraphLayer* next, DataType type) {
    const auto* after = next ? std::get_if<ActivationSpec>(&next->spec) : nullptr;
    return after ? usefulRange(range, after->activation, type) : range;
}

Range usefulRange(Range range, Activation next, DataType type) {
    Range useful = row(next).useful;
    if (type == DataType::Int16)
        useful = usefulToInt16(next, useful);
    return {std::clamp(range.low, useful.low, useful.high),
            std::clamp(range.high, useful.low, useful.high)};
}

Result<LayerTensor> writeActivation(const LayerToWrite& from, ModelWriter& to) {
    const auto& spec = std::get<ActivationSpec>(from.layer.spec);
    const Row facts = row(spec.activation);
    LayerTensor output;
    if (from.range)
        output.quantization = answersOf(facts, from);
    output.index =
        to.addActivation(from.layer.name, tensorShape(from.layer.output), output.quantization);
    const OperatorVersion& version = versionFor(from, {facts.inFloat, facts.inInt8, facts.inInt16});
    if (spec.activation == Activation::Softmax)
        to.addOperator(version, {from.input.index}, {output.index},
                       schema::BuiltinOptions::SoftmaxOptions,
                       schema::CreateSoftmaxOptions(to.builder(), 1.0F).Union());
    else if (spec.activation == Activation::LeakyRelu)
        to.addOperator(
            version, {from.input.index}, {output.index}, schema::BuiltinOptions::LeakyReluOptions,
            schema::CreateLeakyReluOptions(to.builder(), static_cast<float>(spec.slope)).Union());
    else
        to.addOperator(version, {from.input.index}, {output.index});
    return output;
}

} // namespace tmw::tflite
