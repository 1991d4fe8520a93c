// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_alone.h"

#include "core/eval/layer_noise.h"
#include "core/quant/quantization.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

const TfliteTensor& tensorOf(const TfliteModel& model, int32_t index) {
    return model.graph().tensors[static_cast<size_t>(index)];
}

Tensor tensorFor(const PlanTensorInfo& info, const void* from, size_t bytes) {
    Tensor tensor{info.type, info.shape, std::vector<std::byte>(bytes)};
    if (bytes > 0)
        std::memcpy(tensor.bytes.data(), from, bytes);
    return tensor;
}

} // namespace

LayerAloneMeter::LayerAloneMeter(const TfliteModel& inFloat, const TfliteModel& int8,
                                 OperatorMatch match, Runner floatRunner, Runner int8Runner)
    : inFloat_(inFloat), int8_(int8), match_(std::move(match)),
      floatRunner_(std::move(floatRunner)), int8Runner_(std::move(int8Runner)),
      layers_(shownLayers(inFloat)), answers_(layers_.size()), expected_(layers_.size()),
      sums_(layers_.size()) {}

Result<LayerAloneMeter> LayerAloneMeter::make(const TfliteModel& inFloat, const TfliteModel& int8) {
    TMW_TRY(OperatorMatch match, OperatorMatch::make(inFloat, int8));
    TMW_TRY(Plan floatPlan, makePlan(inFloat, rt::CoreFamily::Generic));
    TMW_TRY(Plan int8Plan, makePlan(int8, rt::CoreFamily::Generic));
    TMW_TRY(Runner floatRunner, Runner::make(std::move(floatPlan)));
    TMW_TRY(Runner int8Runner, Runner::make(std::move(int8Plan), RunnerKernels::Host));
    return LayerAloneMeter(inFloat, int8, std::move(match), std::move(floatRunner),
                           std::move(int8Runner));
}

bool LayerAloneMeter::isLayer(const TracedOperator& op) const {
    const auto index = static_cast<size_t>(op.index);
    return op.record && layers_[index] && match_.second(index);
}

Runner::Trace LayerAloneMeter::remember() {
    return [this](const TracedOperator& op, const TracedOutput& output,
                  std::span<const uint8_t> bytes) {
        if (!isLayer(op))
            return;
        const TfliteTensor& tensor = tensorOf(inFloat_, output.tensor);
        if (auto values = realValues(tensor.type, bytes, tensor.quantization))
            answers_[static_cast<size_t>(op.index)] = std::move(*values);
    };
}

Runner::Edit LayerAloneMeter::feedFloat() {
    return [this](const TracedOperator& op, const TracedOutput& output, std::span<uint8_t> bytes) {
        const auto index = static_cast<size_t>(op.index);
        if (!isLayer(op) || answers_[index].size() * sizeof(float) != bytes.size())
            return;
        expected_[index].resize(answers_[index].size());
        std::memcpy(expected_[index].data(), bytes.data(), bytes.size());
        const size_t other = *match_.second(index);
        const TfliteTensor& tensor = tensorOf(int8_, int8_.graph().operators[other].outputs[0]);
        const auto held = heldBytes(answers_[index], tensor);
        if (!held || output.tensor != inFloat_.graph().operators[index].outputs[0])
            return;
        const auto real = realValues(tensor.type, *held, tensor.quantization);
        std::memcpy(bytes.data(), real->data(), bytes.size());
    };
}

Runner::Edit LayerAloneMeter::feedInt8() {
    return [this](const TracedOperator& op, const TracedOutput& output, std::span<uint8_t> bytes) {
        const auto index = match_.first(static_cast<size_t>(op.index));
        if (!index || !op.record || !layers_[*index])
            return;
        const TfliteTensor& tensor = tensorOf(int8_, output.tensor);
        const auto held = heldBytes(answers_[*index], tensor);
        if (!held || held->size() != bytes.size())
            return;
        const auto values = realValues(tensor.type, bytes, tensor.quantization);
        const std::vector<float>& expected = expected_[*index];
        for (size_t i = 0; i < values->size() && i < expected.size(); ++i)
            sums_[*index].add(expected[i], (*values)[i]);
        std::memcpy(bytes.data(), held->data(), bytes.size());
    };
}

Status LayerAloneMeter::add(std::span<const float> input) {
    const TfliteTensor& tensor = tensorOf(int8_, int8_.graph().inputs[0]);
    const auto held = heldBytes(input, tensor);
    if (!held)
        return {};
    const auto real = *realValues(tensor.type, *held, tensor.quantization);
    const PlanTensorInfo& floatInput = floatRunner_.inputs()[0];
    const PlanTensorInfo& int8Input = int8Runner_.inputs()[0];
    for (auto* each : {&answers_, &expected_})
        std::ranges::for_each(*each, [](std::vector<float>& values) { values.clear(); });
    const std::vector<Tensor> whole{tensorFor(floatInput, input.data(), input.size_bytes())};
    TMW_CHECK(floatRunner_.invokeTraced(whole, remember()));
    const std::vector<Tensor> coarse{
        tensorFor(floatInput, real.data(), real.size() * sizeof(float))};
    TMW_CHECK(floatRunner_.invokeEdited(coarse, feedFloat()));
    const std::vector<Tensor> steps{tensorFor(int8Input, held->data(), held->size())};
    TMW_CHECK(int8Runner_.invokeEdited(steps, feedInt8()));
    return {};
}

std::vector<double> LayerAloneMeter::decibels() const {
    std::vector<double> decibels;
    for (const SignalNoise& each : sums_)
        decibels.push_back(each.decibels());
    return decibels;
}

} // namespace tmw
