// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/slopes.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/base/fixed_point_math.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace tmw {

namespace {

Status planFloatOnly(OpPlanner& planner, rt::UnaryFunction function) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    emitFloatFunction(planner, function);
    return {};
}

int16_t held16(int64_t value) {
    return static_cast<int16_t>(std::clamp<int64_t>(value, -32768, 32767));
}

/// round(a * b / 2^15), ties away from zero; TensorFlow Lite's 16-bit high multiply.
int16_t highMultiply16(int16_t a, int16_t b) {
    if (a == b && a == -32768)
        return 32767;
    const int32_t product = int32_t(a) * b;
    return static_cast<int16_t>((product + (product >= 0 ? 1 << 14 : 1 - (1 << 14))) / (1 << 15));
}

/// A float factor as a 16-bit multiplier and an exponent.
struct Multiplier16 {
    int16_t multiplier;
    int exponent;

    explicit Multiplier16(float factor) {
        const rt::Rescale rescale = rescaleOf(static_cast<double>(factor));
        multiplier = held16((int64_t(rescale.multiplier) + (1 << 15)) >> 16);
        exponent = rescale.shift;
    }
};

/// x from [-3, 3] to [0, 1] in Q15, saturating.
int16_t reluish(int16_t value, const Multiplier16& scale) {
    int16_t result = value;
    if (scale.exponent > 0)
        result = held16(int64_t(result) << (scale.exponent - 1));
    result = highMultiply16(result, scale.multiplier);
    if (scale.exponent > 0)
        result = held16(int64_t(result) * 2);
    if (scale.exponent < 0)
        result = static_cast<int16_t>(rt::divideByPowerOfTwo(result, -scale.exponent));
    return static_cast<int16_t>((int32_t(result) + (1 << 15)) >> 1);
}

Status planHardSwishInt8(OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const float fine = 1.0f / 128.0f * in.scale;
    const Multiplier16 toOutput(fine / out.scale);
    const Multiplier16 toReluish(fine / (3.0f / 32768.0f));
    if (toOutput.exponent > 0 || toReluish.exponent > 30)
        return planner.refuse(kQuantization, "the scale of the output is too small");
    emitByteTable(planner, [&](int32_t q) {
        const auto value = static_cast<int16_t>((q - in.zeroPoint) * 128);
        const int16_t scaled = highMultiply16(value, toOutput.multiplier);
        const int16_t share = reluish(value, toReluish);
        const int32_t product = int32_t(share) * scaled / (1 << 15);
        const int32_t shifted = rt::divideByPowerOfTwo(product, -toOutput.exponent);
        return rt::clamp(shifted + out.zeroPoint, -128, 127);
    });
    return {};
}

Result<rt::Rescale> inverseRootRescale(const OpPlanner& planner, const AffineQuantization& in,
                                       const AffineQuantization& out) {
    const rt::Rescale rescale =
        rescaleOf(1.0 / static_cast<double>(std::sqrt(in.scale) * out.scale));
    constexpr int kLeast = -11; // the root comes with 20 bits more, of which 31 can go
    if (rescale.shift < kLeast)
        return planner.refuse(kQuantization, "the scales of input and output are too large");
    return rescale;
}

Status planInverseRootInt8(OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.zeroPoint != -128)
        return planner.refuse(kQuantization, "its input may be below 0");
    TMW_TRY(const rt::Rescale rescale, inverseRootRescale(planner, in, out));
    emitByteTable(planner, [&](int32_t q) {
        const int32_t value = q - in.zeroPoint;
        if (value == 0)
            return 127;
        const int32_t scaled =
            rt::rescaledInverseRoot(value, rescale.multiplier, rescale.shift, 127);
        return rt::clamp(rt::wrappingAdd(scaled, out.zeroPoint), -128, 127);
    });
    return {};
}

Status planInverseRootInt16(OpPlanner& planner) {
    using R = rt::InverseRootInt16Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.zeroPoint != 0 || out.zeroPoint != 0)
        return planner.refuse(kQuantization, "the zero point of int16 must be 0");
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    TMW_TRY(record.rescale, inverseRootRescale(planner, in, out));
    planner.emit(rt::KernelId::InverseRootInt16, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

/// The real function of each int8, rounded to the nearest.
Status planByReals(OpPlanner& planner, double (*function)(double)) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    emitByteTable(planner, [&](int32_t q) {
        const float argument = in.scale * static_cast<float>(q - in.zeroPoint);
        const auto real = static_cast<float>(function(static_cast<double>(argument)));
        const float scaled = std::round(real * (1.0f / out.scale));
        return static_cast<int32_t>(std::clamp(
            static_cast<double>(scaled) + static_cast<double>(out.zeroPoint), -128.0, 127.0));
    });
    return {};
}

/// The root of each int8, cut to whole steps.
Status planRootInt8(OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.zeroPoint != -128)
        return planner.refuse(kQuantization, "its input may be below 0");
    emitByteTable(planner, [&](int32_t q) {
        const float steps =
            std::floor(std::sqrt(in.scale * static_cast<float>(q - in.zeroPoint)) / out.scale);
        return static_cast<int32_t>(std::min(steps + static_cast<float>(out.zeroPoint), 127.0f));
    });
    return {};
}

/// int8 by the function's table, floats by the function.
Status planFunction(OpPlanner& planner, rt::UnaryFunction function, double (*ofInt8)(double)) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type == DataType::Int8)
        return planByReals(planner, ofInt8);
    return planFloatOnly(planner, function);
}

} // namespace

Status planHardSwish(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type == DataType::Int8)
        return planHardSwishInt8(planner);
    return planFloatOnly(planner, rt::UnaryFunction::HardSwish);
}

Status planElu(OpPlanner& planner) {
    return planFunction(planner, rt::UnaryFunction::Elu,
                        [](double x) { return x < 0 ? std::expm1(x) : x; });
}

Status planAbs(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    const DataType type = planner.output().type;
    if (type != DataType::Int8 && type != DataType::Int16)
        return planFloatOnly(planner, rt::UnaryFunction::Abs);
    TMW_TRY(Slopes slopes, Slopes::of(planner));
    slopes.below = -slopes.above;
    emitSlopes(planner, slopes, clampOf(ClampKind::None, slopes.out, type));
    return {};
}

Status planGelu(OpPlanner& planner) {
    const auto* options = planner.options<schema::GeluOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::GeluOptions));
    if (options && options->approximate())
        return planFunction(planner, rt::UnaryFunction::GeluByTanh, [](double x) {
            const double rootOfTwoByPi = 0.7978845608028654;
            return 0.5 * x * (1 + std::tanh(rootOfTwoByPi * (x + 0.044715 * x * x * x)));
        });
    return planFunction(planner, rt::UnaryFunction::Gelu, [](double x) {
        const double rootOfHalf = 0.7071067811865476;
        return 0.5 * x * (1 + std::erf(x * rootOfHalf));
    });
}

Status planNeg(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Negate);
}
Status planSqrt(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type == DataType::Int8)
        return planRootInt8(planner);
    return planFloatOnly(planner, rt::UnaryFunction::SquareRoot);
}
Status planRsqrt(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type == DataType::Int8)
        return planInverseRootInt8(planner);
    if (planner.output().type == DataType::Int16)
        return planInverseRootInt16(planner);
    return planFloatOnly(planner, rt::UnaryFunction::InverseRoot);
}
Status planSquare(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Square);
}
Status planExp(OpPlanner& planner) {
    return planFunction(planner, rt::UnaryFunction::Exp, [](double x) { return std::exp(x); });
}
Status planLog(OpPlanner& planner) {
    return planFunction(planner, rt::UnaryFunction::Log, [](double x) {
        return x > 0 ? std::log(x) : -std::numeric_limits<double>::infinity();
    });
}
Status planFloor(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Floor);
}
Status planCeil(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Ceil);
}
Status planRound(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Round);
}
Status planSign(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Sign);
}
Status planSin(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Sine);
}
Status planCos(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Cosine);
}
Status planRelu0To1(OpPlanner& planner) {
    return planFloatOnly(planner, rt::UnaryFunction::Relu0To1);
}

} // namespace tmw
