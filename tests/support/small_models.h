// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "device_runtime/host/deploy.h"
#include "tests/support/faulty_line_run.h"
#include "tests/support/test_data.h"

namespace tmw::test {

inline constexpr const char* kHelloWorld = "models/tflite-micro/hello_world_int8.tflite";
inline constexpr const char* kHelloWorldFloat = "models/tflite-micro/hello_world_float.tflite";

inline Result<TfliteModel> modelOf(const char* file) {
    return TfliteModel::fromFile(dataRoot() / file);
}

/// One of tests/golden/operators.
inline Result<TfliteModel> operatorModel(const std::string& name) {
    return TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators" /
                                 (name + ".tflite"));
}

/// Vectors of the generator.
inline Result<TestVectors> vectorsFor(const Plan& plan, size_t count) {
    TMW_TRY(const Runner runner, Runner::make(plan));
    GeneratedInput generator(1);
    TestVectors vectors(count);
    for (auto& vector : vectors) {
        for (const PlanTensorInfo& input : runner.inputs()) {
            TMW_TRY(Tensor tensor, generator.next(input.type, input.shape));
            vector.push_back(std::move(tensor));
        }
    }
    return vectors;
}

/// Two models of one input and one output that answer differently.
inline Result<RivalModels> rivalModels() {
    TMW_TRY(const TfliteModel model, modelOf(kHelloWorld));
    TMW_TRY(const TfliteModel other, modelOf(kHelloWorldFloat));
    TMW_TRY(Plan first, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Plan second, makePlan(other, rt::CoreFamily::Generic));
    TMW_TRY(TestVectors firstVectors, vectorsFor(first, 4));
    TMW_TRY(TestVectors secondVectors, vectorsFor(second, 4));
    return RivalModels{std::move(first), std::move(second), std::move(firstVectors),
                       std::move(secondVectors)};
}

} // namespace tmw::test
