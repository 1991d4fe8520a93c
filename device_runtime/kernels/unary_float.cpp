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

float relu0To1(float x) {
    return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}
float magnitude(float x) {
    return x < 0.0f ? -x : x == 0.0f ? 0.0f : x;
}
float negate(float x) {
    return -x;
}
float inverseRoot(float x) {
    return 1.0f / squareRoot(x);
}
float square(float x) {
    return x * x;
}
float roundUp(float x) {
    return -roundDown(-x);
}
float sign(float x) {
    return x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x;
}
float hardSwish(float x) {
    return x * relu6(x + 3.0f) / 6.0f;
}
float elu(float x) {
    return x < 0.0f ? exponentialMinusOne(x) : x;
}
float gelu(float x) {
    return 0.5f * x * (1.0f + errorFunction(x * 0.707106769f));
}
float geluByTanh(float x) {
    return 0.5f * x * (1.0f + hyperbolicTangent(0.797884583f * (x + 0.0447149985f * x * x * x)));
}

constexpr float (*kFunctions[])(float) = {relu,        relu6,     reluN1To1,     hyperbolicTangent,
                                          logistic,    magnitude, negate,        squareRoot,
                                          inverseRoot, square,    exponential,   logarithm,
                                          roundDown,   roundUp,   roundHalfEven, sign,
                                          hardSwish,   elu,       relu0To1,      gelu,
                                          geluByTanh,  sine,      cosine};
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
