// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/activation.h"

#include <algorithm>

namespace tmw::tflite {

namespace {

constexpr ErrorKind kSoftmaxRank{
    "convert.softmax_rank",
    "Layer \"%1\" is a softmax over a tensor of %2. Give it a flat row of values."};

/// What the file says of an activation.
struct Row {
    OperatorVersion inFloat;
    OperatorVersion inInt8;
    std::optional<Quantization> fixed; ///< of int8 answers
    float saturates = 0; ///< magnitude of a sum beyond which int8 answers no longer change; 0: none
};

/// logistic(6.25) = 1 - 0.4942/256, tanh(3.125) = 1 - 0.4935/128.
Row row(Activation activation) {
    constexpr RuntimeVersion kFirst{1, 5, 0}, kInt8{1, 14, 0}, kInt8Relu{2, 1, 0};
    switch (activation) {
    case Activation::Relu:
        return {{19, 1, kFirst}, {19, 2, kInt8Relu}, std::nullopt, 0};
    case Activation::Relu6:
        return {{21, 1, kFirst}, {21, 2, kInt8}, std::nullopt, 0};
    case Activation::Tanh:
        return {{28, 1, kInt8}, {28, 2, kInt8}, Quantization{{1.0F / 128}, {0}}, 3.125F};
    case Activation::Sigmoid:
        return {{14, 1, kInt8}, {14, 2, kInt8}, Quantization{{1.0F / 256}, {-128}}, 6.25F};
    case Activation::Softmax:
        return {{25, 1, kFirst}, {25, 2, kInt8}, Quantization{{1.0F / 256}, {-128}}, 0};
    case Activation::Linear:
        break;
    }
    return {}; // lowered graphs hold no linear activation
}

} // namespace

Range usefulRange(Range sums, const GraphLayer* next) {
    const auto* after = next ? std::get_if<ActivationSpec>(&next->spec) : nullptr;
    const float limit = after ? row(after->activation).saturates : 0;
    if (limit == 0)
        return sums;
    return {std::clamp(sums.low, -limit, limit), std::clamp(sums.high, -limit, limit)};
}

Result<LayerTensor> writeActivation(const LayerToWrite& from, ModelWriter& to) {
    const auto& spec = std::get<ActivationSpec>(from.layer.spec);
    if (spec.activation == Activation::Softmax && from.layer.output.size() != 1)
        return fail(kSoftmaxRank, from.layer.name, toText(from.layer.output));
    const Row facts = row(spec.activation);
    LayerTensor output;
    if (from.range)
        output.quantization =
            facts.fixed
                ? *facts.fixed
                : activationQuantization(usefulRange(*from.range, from.next),
                                         {from.input.quantization->scale.value * kFinestStep});
    output.index =
        to.addActivation(from.layer.name, batchOfOne(from.layer.output), output.quantization);
    const OperatorVersion& version = from.range ? facts.inInt8 : facts.inFloat;
    if (spec.activation == Activation::Softmax)
        to.addOperator(version, {from.input.index}, {output.index},
                       schema::BuiltinOptions::SoftmaxOptions,
                       schema::CreateSoftmaxOptions(to.builder(), 1.0F).Union());
    else
        to.addOperator(version, {from.input.index}, {output.index});
    return output;
}

} // namespace tmw::tflite
