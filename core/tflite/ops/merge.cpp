// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/merge.h"

#include "core/nn/layers/merge.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/sums.h"
#include "core/tflite/ops/versions.h"

#include <algorithm>

namespace tmw::tflite {

namespace {

constexpr Versions kConcatenation{{2, 1, {1, 5, 0}}, {2, 2, {1, 14, 0}}, {2, 3, {2, 3, 0}}};
constexpr Versions kRequantize{{}, {114, 1, {1, 14, 0}}, {114, 2, {1, 15, 0}}};

/// The answer of operator `from`, not finer than `least`.
LayerTensor addAnswer(const LayerToWrite& from, Scale least, ModelWriter& to) {
    LayerTensor output;
    if (const auto type = integersOf(from))
        output.quantization =
            quantizationOf(*type, usefulRange(*from.range, from.next, *type), least);
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
    to.addOperator(versionFor(whole.type, kRequantize), {part.index}, {output.index},
                   schema::BuiltinOptions::QuantizeOptions,
                   schema::CreateQuantizeOptions(to.builder()).Union());
    return output;
}

} // namespace

Result<LayerTensor> writeAdd(const LayerToWrite& from, ModelWriter& to) {
    const float coarsest = std::max(scaleOf(from.inputs[0]), scaleOf(from.inputs[1]));
    const LayerTensor output = addAnswer(from, {coarsest * kFinestStep}, to);
    const auto activation = fusedActivation(nn::mergeActivation(from.layer.spec));
    to.addOperator(
        versionFor(from, kAdd), {from.inputs[0].index, from.inputs[1].index}, {output.index},
        schema::BuiltinOptions::AddOptions,
        schema::CreateAddOptions(to.builder(), activation, shiftsPowers(integersOf(from))).Union());
    return output;
}

Result<LayerTensor> writeMultiply(const LayerToWrite& from, ModelWriter& to) {
    const float step = scaleOf(from.inputs[0]) * scaleOf(from.inputs[1]);
    const LayerTensor output = addAnswer(from, {step * kFinestStep}, to);
    const auto activation = fusedActivation(nn::mergeActivation(from.layer.spec));
    to.addOperator(versionFor(from, kMul), {from.inputs[0].index, from.inputs[1].index},
                   {output.index}, schema::BuiltinOptions::MulOptions,
                   schema::CreateMulOptions(to.builder(), activation).Union());
    return output;
}

Result<LayerTensor> writeConcatenation(const LayerToWrite& from, ModelWriter& to) {
    const std::string& name = from.layer.name;
    std::optional<Quantization> whole;
    if (const auto type = integersOf(from))
        whole = quantizationOf(*type, *from.range);
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
        versionFor(from, kConcatenation), parts, {output.index},
        schema::BuiltinOptions::ConcatenationOptions,
        schema::CreateConcatenationOptions(to.builder(), static_cast<int32_t>(shape.size()) - 1)
            .Union());
    return output;
}

} // namespace tmw::tflite
