// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

float relu(float x) {
    return x < 0.0f ? 0.0f : x;
}
float relu6(float x) {
    return x < 0.0f ? 0.0f : x > 6.0f ? 6.0f : x;
}
float reluN1To1(float x) {
    return x < -1.0f ? -1.0f : x > 1.0f ? 1.0f : x;
}

constexpr float (*kFunctions[])(float) = {relu, relu6, reluN1To1, hyperbolicTangent, logistic};
constexpr uint32_t kFunctionCount = sizeof(kFunctions) / sizeof(kFunctions[0]);

} // namespace

uint16_t runUnaryFloat(const PlanRecord& record, const KernelContext& context) {
    const UnaryFloatRecord& unary = as<UnaryFloatRecord>(record);
    const float* in = context.read<float>(unary.input);
    float* out = context.write<float>(unary.output);
    for (uint32_t i = 0; i < unary.count; ++i)
        out[i] = kFunctions[unary.function](in[i]);
    return 0;
}

Status checkUnaryFloat(const PlanRecord& record, const Extents& extents) {
    const UnaryFloatRecord& unary = as<UnaryFloatRecord>(record);
    if (unary.function >= kFunctionCount)
        return Status::BadRecord;
    const uint64_t bytes = 4 * uint64_t(unary.count);
    return extents.canRead(unary.input, bytes, 4) && extents.canWrite(unary.output, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
