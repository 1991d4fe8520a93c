// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

template <typename Combine>
void runCombined(const BinaryFloatRecord& binary, const KernelContext& context, Combine combine) {
    const float* inA = context.read<float>(binary.a);
    const float* inB = context.read<float>(binary.b);
    float* output = context.write<float>(binary.output);
    const float low = binary.low;
    const float high = binary.high;
    forEachElement(binary.shape, [=](uint32_t a, uint32_t b, uint32_t out) {
        output[out] = clampFloat(combine(inA[a], inB[b]), low, high);
    });
}

} // namespace

uint16_t runBinaryFloat(const PlanRecord& record, const KernelContext& context) {
    const BinaryFloatRecord& binary = as<BinaryFloatRecord>(record);
    switch (static_cast<BinaryFunction>(binary.function)) {
    case BinaryFunction::Add:
        runCombined(binary, context, [](float a, float b) { return a + b; });
        break;
    case BinaryFunction::Mul:
        runCombined(binary, context, [](float a, float b) { return a * b; });
        break;
    case BinaryFunction::Subtract:
        runCombined(binary, context, [](float a, float b) { return a - b; });
        break;
    case BinaryFunction::Maximum:
        runCombined(binary, context, [](float a, float b) { return a > b ? a : b; });
        break;
    case BinaryFunction::Minimum:
        runCombined(binary, context, [](float a, float b) { return a < b ? a : b; });
        break;
    case BinaryFunction::Slope:
        runCombined(binary, context, [](float a, float b) { return a >= 0.0f ? a : a * b; });
        break;
    case BinaryFunction::Divide:
        runCombined(binary, context, [](float a, float b) { return a / b; });
        break;
    case BinaryFunction::SquaredDifference:
        runCombined(binary, context, [](float a, float b) { return (a - b) * (a - b); });
        break;
    case BinaryFunction::ArcTangent2:
        runCombined(binary, context, [](float a, float b) { return arcTangent2(a, b); });
        break;
    }
    return 0;
}

Status checkBinaryFloat(const PlanRecord& record, const Extents& extents) {
    const BinaryFloatRecord& binary = as<BinaryFloatRecord>(record);
    BroadcastExtents reach;
    if (binary.function > static_cast<uint32_t>(BinaryFunction::ArcTangent2) ||
        !extentsOf(binary.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(binary.a, 4 * reach.a, 4) && extents.canRead(binary.b, 4 * reach.b, 4) &&
                   extents.canWrite(binary.output, 4 * reach.out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
