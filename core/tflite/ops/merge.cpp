// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/merge.h"

#include "core/nn/layers/merge.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/sums.h"

#include <algorithm>

namespace tmw::tflite {

namespace {

constexpr OperatorVersion kAdd{0, 1, {1, 5, 0}};
constexpr OperatorVersion kAddInt8{0, 2, {1, 14, 0}};
constexpr OperatorVersion kMultiply{18, 1, {1, 5, 0}};
constexpr OperatorVersion kMultiplyInt8{18, 2, {1, 14, 0}};
constexpr OperatorVersion kConcatenation{2, 1, {1, 5, 0}};
constexpr OperatorVersion kConcatenationInt8{2, 2, {1, 14, 0}};
constexpr OperatorVersion kRequantize{114, 1, {1, 14, 0}};

/// The answer of operator `from`, not finer than `least`.
LayerTensor addAnswer(const LayerToWrite& from, Scale least, ModelWriter& to) {
    LayerTensor output;
    if (from.range)
        output.quantization =
            activationQuantization(usefulRange(*from.range, from.next, DataType::Int8), least);
    output.index =
        to.addActivation(from.layer.name, tensorShape(from.layer.output), output.quantization);
    return output;
}

float scaleOf(const LayerTensor& tensor) {
    return tensor.quantization ? tensor.quantization->scale.value : 1;
}

bool alike(const Quantization& a, const Quantization& b) {
    return a.scale.value == b.scale.value && a.zeroPoint.value == b.zeroPoint.value;
}

LayerTensor requantized(const LayerTensor& part, const Quantization& whole, const Shape& shape,
                        const std::string& name, ModelWriter& to) {
    const LayerTensor output{to.addActivation(name, shape, whole), whole};
    to.addOperator(kRequantize, {part.index}, {output.index},
                   schema::BuiltinOptions::QuantizeOptions,
                   schema::CreateQuantizeOptions(to.builder()).Union());
    return output;
}

} // namespace

Result<LayerTensor> writeAdd(const LayerToWrite& from, ModelWriter& to) {
    const float coarsest = std::max(scaleOf(from.inputs[0]), scaleOf(from.inputs[1]));
    const LayerTensor output = addAnswer(from, {coarsest * kFinestStep}, to);
    const auto activation = fusedActivation(nn::mergeActivation(from.layer.spec));
    to.addOperator(from.range ? kAddInt8 : kAdd, {from.inputs[0].index, from.inputs[1].index},
                   {output.index}, schema::BuiltinOptions::AddOptions,
                   schema::CreateAddOptions(to.builder(), activation).Union());
    return output;
}

Result<LayerTensor> writeMultiply(const LayerToWrite& from, ModelWriter& to) {
    const float step = scaleOf(from.inputs[0]) * scaleOf(from.inputs[1]);
    const LayerTensor output = addAnswer(from, {step * kFinestStep}, to);
    const auto activation = fusedActivation(nn::mergeActivation(from.layer.spec));
    to.addOperator(from.range ? kMultiplyInt8 : kMultiply,
                   {from.inputs[0].index, from.inputs[1].index}, {output.index},
                   schema::BuiltinOptions::MulOptions,
                   schema::CreateMulOptions(to.builder(), activation).Union());
    return output;
}

Result<LayerTensor> writeConcatenation(const LayerToWrite& from, ModelWriter& to) {
    const std::string& name = from.layer.name;
    std::optional<Quantization> whole;
    if (from.range)
        whole = activationQuantization(*from.range);
    std::vector<int32_t> parts;
    for (size_t i = 0; i < from.inputs.size(); ++i) {
        LayerTensor part = from.inputs[i];
        if (whole && !alike(*part.quantization, *whole))
            part = requantized(part, *whole, tensorShape(from.layer.sources[i].shape),
                               name + "/part_" + std::to_string(i), to);
        parts.push_back(part.index);
    }
    const Shape shape = tensorShape(from.layer.output);
    const LayerTensor output{to.addActivation(name, shape, whole), whole};
    to.addOperator(
        from.range ? kConcatenationInt8 : kConcatenation, parts, {output.index},
        schema::BuiltinOptions::ConcatenationOptions,
        schema::CreateConcatenationOptions(to.builder(), static_cast<int32_t>(shape.size()) - 1)
            .Union());
    return output;
}

} // namespace tmw::tflite
