// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/stream.h"
#include "core/plan/ops/window.h"
#include "device_runtime/kernels/window.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

// Inputs: the output's shape, weights, what is convolved, and maybe a bias.
constexpr size_t kWeights = 1;
constexpr size_t kInput = 2;
constexpr size_t kBias = 3;

struct Form {
    rt::WindowShape window;
    uint32_t outputs = 0;
    ClampKind clamp = ClampKind::None;
};

/// Before the first output: the smaller half.
int64_t paddingOf(schema::Padding padding, int64_t out, int64_t taps, int64_t stride) {
    if (padding != schema::Padding::SAME)
        return 0;
    const int64_t steps = (out + stride - 1) / stride;
    return std::max<int64_t>(0, (steps - 1) * stride + taps - out) / 2;
}

Result<Form> formOf(const OpPlanner& planner) {
    const auto* options = planner.options<schema::TransposeConvOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::TransposeConvOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    const auto clamp = clampKindOf(static_cast<int>(options->fused_activation_function()));
    if (!clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    const Shape& in = planner.input(kInput).shape;
    const Shape& weights = planner.input(kWeights).shape;
    const Shape& out = planner.output().shape;
    const std::string shapes =
        toText(in) + " by weights of " + toText(weights) + " to " + toText(out);
    if (in.size() != 4 || weights.size() != 4 || out.size() != 4 || in[0] != out[0] ||
        in[3] != weights[3] || weights[0] != out[3] || in[3] < 1 || weights[0] < 1 ||
        (planner.hasInput(kBias) &&
         planner.elements(planner.input(kBias)) != static_cast<size_t>(out[3])))
        return planner.refuse(kShape, shapes);
    constexpr int64_t kMost = 0xffff;
    const int64_t strideY = options->stride_h(), strideX = options->stride_w();
    if (weights[1] < 1 || weights[2] < 1 || weights[1] > kMost || weights[2] > kMost ||
        strideY < 1 || strideX < 1 || strideY > kMost || strideX > kMost)
        return planner.refuse(kUnsupportedForm, "its filter or stride is not between 1 and 65535");
    Form form;
    form.clamp = *clamp;
    form.outputs = static_cast<uint32_t>(weights[0]);
    rt::WindowShape& w = form.window;
    w.batches = static_cast<uint32_t>(in[0]);
    w.inHeight = static_cast<uint32_t>(in[1]);
    w.inWidth = static_cast<uint32_t>(in[2]);
    w.channels = static_cast<uint32_t>(in[3]);
    w.outHeight = static_cast<uint32_t>(out[1]);
    w.outWidth = static_cast<uint32_t>(out[2]);
    w.height = static_cast<uint16_t>(weights[1]);
    w.width = static_cast<uint16_t>(weights[2]);
    w.strideY = static_cast<uint16_t>(strideY);
    w.strideX = static_cast<uint16_t>(strideX);
    w.dilationY = w.dilationX = 1;
    w.padTop = static_cast<uint16_t>(paddingOf(options->padding(), out[1], weights[1], strideY));
    w.padLeft = static_cast<uint16_t>(paddingOf(options->padding(), out[2], weights[2], strideX));
    return form;
}

Status planFloat(OpPlanner& planner, const Form& form) {
    using R = rt::TransposeConvFloatRecord;
    if (planner.hasInput(kBias) && planner.input(kBias).type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const FloatClamp clamp = clampOf(form.clamp);
    R record{};
    record.bias = rt::kNowhere;
    record.window = form.window;
    record.outputs = form.outputs;
    record.low = clamp.low;
    record.high = clamp.high;
    std::vector<Operand> reads = {planner.read(offsetof(R, input), kInput),
                                  planner.read(offsetof(R, weights), kWeights)};
    if (planner.hasInput(kBias))
        reads.push_back(planner.read(offsetof(R, bias), kBias));
    planner.emit(rt::KernelId::TransposeConvFloat, record, std::move(reads),
                 planner.write(offsetof(R, output)));
    return {};
}

template <typename T>
std::vector<int64_t> widened(const std::vector<T>& values) {
    return {values.begin(), values.end()};
}

Result<std::vector<int64_t>> biasOf(const OpPlanner& planner) {
    if (!planner.hasInput(kBias))
        return std::vector<int64_t>();
    const DataType type = planner.input(kBias).type;
    if (type == DataType::Int64)
        return planner.constant<int64_t>(kBias);
    if (type == DataType::Int32)
        return widened(planner.constant<int32_t>(kBias));
    if (type == DataType::Int16)
        return widened(planner.constant<int16_t>(kBias));
    return planner.refuse(kUnsupportedType, planner.typeList());
}

Status planInteger(OpPlanner& planner, const Form& form) {
    using R = rt::TransposeConvIntRecord;
    if (!planner.isConstant(kWeights) || (planner.hasInput(kBias) && !planner.isConstant(kBias)))
        return planner.refuse(kUnsupportedForm, "weights and bias must be constants");
    const DataType type = planner.output().type;
    const bool narrow = type == DataType::Int8;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(kInput)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (!narrow && (in.zeroPoint != 0 || out.zeroPoint != 0))
        return planner.refuse(kQuantization, "the zero point of int16 must be 0");
    TMW_TRY(const auto scales,
            accumulatorRescales(planner, form.outputs, 0, ScaleProduct::Double, kInput));
    TMW_TRY(const auto bias, biasOf(planner));
    TMW_TRY(const std::vector<uint8_t> stream,
            packWide(planner, planner.constant<int8_t>(kWeights),
                     static_cast<uint32_t>(rt::windowDepth(form.window)), scales, bias, narrow));
    const IntegerClamp clamp = clampOf(form.clamp, out, type);
    R record{};
    record.head.flags = narrow ? rt::kNarrow : 0;
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.type = static_cast<uint32_t>(type);
    record.window = form.window;
    record.outputs = form.outputs;
    record.inputZeroPoint = in.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    planner.emit(rt::KernelId::TransposeConvInt, record, {planner.read(offsetof(R, input), kInput)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace

Status planTransposeConv(OpPlanner& planner) {
    TMW_CHECK(planner.expect(3, 1));
    TMW_TRY(const Form form, formOf(planner));
    planner.setMacs(uint64_t(form.window.batches) * form.window.inHeight * form.window.inWidth *
                    rt::windowDepth(form.window) * form.outputs);
    const DataType in = planner.input(kInput).type;
    const DataType weights = planner.input(kWeights).type;
    const DataType out = planner.output().type;
    if (in == DataType::Float32 && weights == in && out == in)
        return planFloat(planner, form);
    if ((in == DataType::Int8 || in == DataType::Int16) && weights == DataType::Int8 && out == in)
        return planInteger(planner, form);
    return planner.refuse(kUnsupportedType, planner.typeList());
}

} // namespace tmw
