// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/other_sums.h"

#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/weighted_sums.h"
#include "core/plan/ops/window.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/kernels/window.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace tmw {

namespace {

/// The input, of int8, as uint8.
int32_t turnedInput(OpPlanner& planner) {
    TfliteTensor bytes;
    bytes.name = planner.input(0).name;
    bytes.type = DataType::UInt8;
    bytes.shape = planner.input(0).shape;
    const int32_t to =
        planner.draft().addTensor(std::move(bytes), planner.draft().originOf(planner.index()));
    emitTurned(planner, planner.inputIndex(0), to, true);
    return to;
}

/// Also of int8 whose weights have a zero point, as uint8.
Status planUInt8(OpPlanner& planner, const SumsForm& form) {
    using R = rt::SumsUInt8Record;
    TMW_CHECK(checkConstants(planner, DataType::Int32));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization weights, planner.affine(planner.input(1)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const DataType type = planner.output().type;
    const bool turned = type == DataType::Int8;
    const int32_t raise = turned ? 128 : 0;
    const IntegerClamp clamp = clampOf(form.clamp, out, type);
    auto bytes = planner.constant<uint8_t>(1);
    if (turned)
        for (uint8_t& byte : bytes)
            byte ^= 0x80;
    R record{};
    record.weights = planner.addConstants(std::span<const uint8_t>(bytes));
    record.bias = rt::kNowhere;
    if (planner.hasInput(2)) {
        const auto bias = planner.constant<int32_t>(2);
        record.bias = planner.addConstants(std::span<const int32_t>(bias));
    }
    record.window = form.window;
    record.outputs = form.outputs;
    record.multiplier = form.multiplier;
    record.inputZeroPoint = in.zeroPoint + raise;
    record.weightZeroPoint = weights.zeroPoint + raise;
    record.zeroPoint = out.zeroPoint + raise;
    record.low = clamp.low + raise;
    record.high = std::max(clamp.low, clamp.high) + raise;
    // The product is one of floats, as TensorFlow Lite has it.
    record.rescale =
        rescaleOf(static_cast<double>(in.scale * weights.scale) / static_cast<double>(out.scale));
    const int32_t written = planner.outputIndex();
    const Operand read = turned ? planner.operand(offsetof(R, input), turnedInput(planner))
                                : planner.read(offsetof(R, input), 0);
    planner.emit(form.multiplier > 0 ? rt::KernelId::DepthwiseUInt8 : rt::KernelId::ConvUInt8,
                 record, {read}, planner.write(offsetof(R, output)));
    planner.overlap(aheadInOrder(form.window, form.outputs, 1));
    if (turned)
        emitTurned(planner, written, written, false);
    return {};
}

/// LiteRT quantizes activations over their range where a convolution has several scales, or where a
/// fully connected layer asks for it, and else on either side of 0.
bool isAffine(const OpPlanner& planner, const std::vector<float>& scales) {
    const auto* options = planner.options<schema::FullyConnectedOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::FullyConnectedOptions));
    if (options)
        return options->asymmetric_quantize_inputs();
    return std::ranges::adjacent_find(scales, std::ranges::not_equal_to()) != scales.end();
}

Status checkHybrid(const OpPlanner& planner, size_t outputs, int dimension) {
    TMW_CHECK(checkConstants(planner, DataType::Float32));
    const TensorQuantization& q = planner.input(1).quantization;
    if (q.scales.empty() ||
        (q.scales.size() > 1 && (q.scales.size() != outputs || q.dimension != dimension)))
        return planner.refuse(kQuantization, "the weights need a scale, or one for each output");
    if (std::ranges::any_of(q.zeroPoints, [](int64_t zero) { return zero != 0; }))
        return planner.refuse(kQuantization, "the zero point of the weights must be 0");
    return {};
}

/// What the records of both kinds have.
template <typename Record>
Record hybridRecord(OpPlanner& planner, const SumsForm& form, const std::vector<float>& scales) {
    const FloatClamp clamp = clampOf(form.clamp);
    const auto weights = planner.constant<int8_t>(1);
    Record record{};
    record.weights = planner.addConstants(std::span<const int8_t>(weights));
    record.scales = planner.addConstants(std::span<const float>(scales));
    record.bias = rt::kNowhere;
    if (planner.hasInput(2)) {
        const auto bias = planner.constant<float>(2);
        record.bias = planner.addConstants(std::span<const float>(bias));
    }
    record.window = form.window;
    record.low = clamp.low;
    record.high = clamp.high;
    return record;
}

Status planHybrid(OpPlanner& planner, const SumsForm& form) {
    using R = rt::ConvHybridRecord;
    TMW_CHECK(checkHybrid(planner, form.outputs, 0));
    const std::vector<float>& scales = planner.input(1).quantization.scales;
    const bool affine = isAffine(planner, scales);
    const size_t depth = rt::windowDepth(form.window);
    R record = hybridRecord<R>(planner, form, scales);
    record.head.flags = scales.size() > 1 ? rt::kPerChannel : 0;
    record.outputs = form.outputs;
    record.rowSums = rt::kNowhere;
    if (affine) {
        const auto weights = planner.constant<int8_t>(1);
        std::vector<int32_t> sums;
        for (size_t o = 0; o < form.outputs; ++o)
            sums.push_back(
                std::accumulate(weights.begin() + static_cast<std::ptrdiff_t>(o * depth),
                                weights.begin() + static_cast<std::ptrdiff_t>((o + 1) * depth), 0));
        record.rowSums = planner.addConstants(std::span<const int32_t>(sums));
    }
    planner.emit(affine ? rt::KernelId::ConvHybridAffine : rt::KernelId::ConvHybrid, record,
                 {planner.read(offsetof(R, input), 0)}, planner.write(offsetof(R, output)), false,
                 {offsetof(R, scratch), depth});
    return {};
}

Status planDepthwiseHybrid(OpPlanner& planner, const SumsForm& form) {
    using R = rt::DepthwiseHybridRecord;
    TMW_CHECK(checkHybrid(planner, form.outputs, 3));
    const std::vector<float>& scales = planner.input(1).quantization.scales;
    // LiteRT reads beyond one scale for all.
    if (scales.size() != form.outputs)
        return planner.refuse(kQuantization, "the weights need a scale for each output");
    R record = hybridRecord<R>(planner, form, scales);
    record.multiplier = form.multiplier;
    planner.emit(rt::KernelId::DepthwiseHybrid, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), false,
                 {offsetof(R, scratch),
                  uint64_t(form.window.inHeight) * form.window.inWidth * form.window.channels});
    if (form.window.batches == 1) // all of the plane is in steps before the first sum
        planner.overlap(ReadAhead{0, 4});
    return {};
}

} // namespace

Status planOtherSums(OpPlanner& planner, const SumsForm& form) {
    const DataType in = planner.input(0).type;
    const DataType weights = planner.input(1).type;
    const DataType out = planner.output().type;
    if ((in == DataType::UInt8 || in == DataType::Int8) && weights == in && out == in)
        return planUInt8(planner, form);
    if (in == DataType::Float32 && weights == DataType::Int8 && out == in)
        return form.multiplier > 0 ? planDepthwiseHybrid(planner, form) : planHybrid(planner, form);
    return planner.refuse(kUnsupportedType, planner.typeList());
}

} // namespace tmw
