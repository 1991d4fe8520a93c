// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "core/project/model_ref.h"
#include "device_runtime/engine/input_contract.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr size_t kLimitBytes = 16 << 10;

constexpr ErrorKind kRefused{"plan.refused", "The runtime refuses the plan with status %1."};

/// A sample's raw values as the board's input tensor.
Tensor contracted(const PlanTensorInfo& input, rt::Span<const rt::InputContract> contract,
                  std::span<const float> raw) {
    Tensor tensor{input.type, input.shape,
                  std::vector<std::byte>(raw.size() * rt::sizeOf(input.type))};
    for (size_t i = 0; i < raw.size(); ++i)
        rt::writeElement(input.type, tensor.bytes.data(), i, raw[i], contract[i]);
    return tensor;
}

/// Test samples of the project, shuffled by the seed; none where they do not fit the model.
Result<std::vector<Inputs>> projectVectors(const OpenModel& open, const Plan& plan,
                                           const PlanTensorInfo& input, uint64_t seed,
                                           size_t most) {
    TMW_TRY(const Project project, Project::open(open.project, Project::Access::Read));
    if (open.run->dataFingerprint != dataFingerprint(project.spec()))
        return std::vector<Inputs>{};
    TMW_TRY(const Features features, loadFeatures(project));
    rt::PlanView view;
    const auto status =
        rt::PlanView::open({plan.bytes.data(), plan.bytes.size()}, plan.core, &view);
    if (status != rt::Status::Ok)
        return fail(kRefused, static_cast<int>(status));
    if (view.contract().size() != features.inputWidth())
        return std::vector<Inputs>{};
    std::vector<uint32_t> samples = features.split.test;
    Random(seed).shuffle(samples);
    samples.resize(std::min(samples.size(), most));
    std::vector<Inputs> vectors;
    const size_t width = features.inputWidth();
    for (const uint32_t sample : samples)
        vectors.push_back({contracted(input, view.contract(),
                                      std::span(features.raw).subspan(sample * width, width))});
    return vectors;
}

} // namespace

Result<Plan> planOf(const OpenModel& open, rt::CoreFamily core) {
    return makePlan(open.model, core, {.inputContract = open.inputContract(), .fast = open.fast});
}

Result<std::vector<Inputs>> testVectors(const OpenModel& open, const Plan& plan, uint64_t seed,
                                        size_t most) {
    TMW_TRY(Runner runner, Runner::make(plan));
    const auto inputs = runner.inputs();
    size_t bytes = 0;
    for (const auto& input : inputs) {
        TMW_TRY(const size_t count, elementCount(input.shape));
        bytes += count * rt::sizeOf(input.type);
    }
    most = std::clamp(bytes ? kLimitBytes / bytes : most, size_t{1}, most);
    if (open.run && inputs.size() == 1) {
        TMW_TRY(auto vectors, projectVectors(open, plan, inputs.front(), seed, most));
        if (!vectors.empty())
            return vectors;
    }
    std::vector<Inputs> vectors;
    for (size_t i = 0; i < most; ++i) {
        TMW_TRY(Inputs each, computableInputs(runner, static_cast<uint32_t>(seed + i)));
        vectors.push_back(std::move(each));
    }
    return vectors;
}

} // namespace tmw
