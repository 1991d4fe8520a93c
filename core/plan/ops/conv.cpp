// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/conv.h"

#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/field_packing.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/mve_packing.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/other_sums.h"
#include "core/plan/ops/pair_packing.h"
#include "core/plan/ops/stream.h"
#include "core/plan/ops/weighted_sums.h"
#include "device_runtime/kernels/conv_int8_fields.h"
#include "device_runtime/kernels/conv_int8_pairs.h"
#include "device_runtime/kernels/window.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

struct Form {
    rt::WindowShape window;
    uint32_t outputs = 0;
    ClampKind clamp = ClampKind::None;
};

Result<Form> formOf(const OpPlanner& planner) {
    const auto* options = planner.options<schema::Conv2DOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::Conv2DOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    const auto clamp = clampKindOf(static_cast<int>(options->fused_activation_function()));
    if (!clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    const Shape& weights = planner.input(1).shape;
    const Shape& in = planner.input(0).shape;
    if (weights.size() != 4 || weights[0] < 1 || in.size() != 4 || in[3] < 1)
        return planner.refuse(kShape, toText(in) + " by weights of " + toText(weights));
    if (weights[3] != in[3])
        return planner.refuse(kUnsupportedForm, "its weights " + toText(weights) +
                                                    " are for groups of the channels of " +
                                                    toText(in));
    TMW_TRY(const rt::WindowShape window, windowOf(planner, filterOf(*options, weights)));
    const auto outputs = static_cast<size_t>(weights[0]);
    if (planner.output().shape[3] != weights[0] ||
        (planner.hasInput(2) && planner.elements(planner.input(2)) != outputs))
        return planner.refuse(kShape, "weights of " + toText(weights) + " to " +
                                          toText(planner.output().shape));
    return Form{window, static_cast<uint32_t>(outputs), *clamp};
}

Status planFloat(OpPlanner& planner, const Form& form) {
    rt::ConvFloatRecord record{};
    record.window = form.window;
    record.outputs = form.outputs;
    TMW_CHECK(emitFloatSums(planner, rt::KernelId::ConvFloat, record, form.clamp));
    planner.overlap(aheadInOrder(form.window, form.outputs, 4));
    return {};
}

Result<FullyConnectedWeights> weightsOf(const OpPlanner& planner, const Form& form,
                                        int32_t zeroPoint) {
    TMW_CHECK(checkConstants(planner, DataType::Int32));
    TMW_TRY(auto scales, accumulatorRescales(planner, form.outputs, 0, ScaleProduct::Double));
    FullyConnectedWeights weights{static_cast<uint32_t>(rt::windowDepth(form.window)),
                                  form.outputs,
                                  planner.constant<int8_t>(1),
                                  {},
                                  std::move(scales)};
    weights.foldInputZeroPoint(zeroPoint, planner.hasInput(2) ? planner.constant<int32_t>(2)
                                                              : std::vector<int32_t>());
    return weights;
}

Status planInt16(OpPlanner& planner, const Form& form) {
    TMW_CHECK(checkConstants(planner, std::nullopt));
    TMW_TRY(const auto scales, accumulatorRescales(planner, form.outputs, 0, ScaleProduct::Double));
    const bool narrow = planner.hasInput(2) && planner.input(2).type == DataType::Int32;
    std::vector<int64_t> bias;
    if (narrow)
        for (const int32_t value : planner.constant<int32_t>(2))
            bias.push_back(value);
    else if (planner.hasInput(2) && planner.input(2).type == DataType::Int64)
        bias = planner.constant<int64_t>(2);
    else if (planner.hasInput(2))
        return planner.refuse(kUnsupportedType, planner.typeList());
    return emitConvInt16(planner, form.window, form.clamp, scales, std::move(bias), narrow);
}

} // namespace

Result<rt::ConvInt8Record> convInt8Record(OpPlanner& planner, const rt::WindowShape& window,
                                          ClampKind kind, const FullyConnectedWeights& weights,
                                          std::span<const uint8_t> stream) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const IntegerClamp clamp = clampOf(kind, out, DataType::Int8);
    rt::ConvInt8Record record{};
    record.head.flags = weights.flags();
    record.weights = planner.addConstants(stream);
    record.scratch = rt::kNowhere;
    record.window = window;
    record.outputs = weights.outputs;
    record.inputZeroPoint = in.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    record.rescale = weights.perChannel() ? rt::Rescale{0, 0} : weights.rescales[0];
    return record;
}

Status emitConvInt8(OpPlanner& planner, const rt::WindowShape& window, ClampKind kind,
                    const FullyConnectedWeights& weights) {
    if (runsOnMve(planner, weights))
        return emitConvInt8Mve(planner, window, kind, weights);
    using R = rt::ConvInt8Record;
    const bool isDspCore = planner.core() == rt::CoreFamily::Armv7EM;
    const bool fields = planner.core() == rt::CoreFamily::Armv7M &&
                        fitsConvFields(weights, window, planner.scratchRoom());
    const bool pairs = isDspCore && fitsPairs(weights, window, planner.scratchRoom());
    const bool dsp = !pairs && isDspCore && weights.fitsDsp();
    const std::vector<uint8_t> stream = pairs    ? packPairs(weights, window)
                                        : fields ? packConvFields(weights)
                                        : dsp    ? weights.packDsp()
                                                 : weights.packGeneric();
    TMW_TRY(R record, convInt8Record(planner, window, kind, weights, stream));
    const auto ahead = aheadInOrder(window, weights.outputs, 1);
    Operand read = planner.read(offsetof(R, input), 0);
    if (pairs) {
        read.bytes += rt::kBeyondTaps;
        if (record.low >= record.zeroPoint)
            record.head.flags |= rt::kFromZeroPoint;
        planner.emit(rt::KernelId::ConvInt8Pairs, record, {read},
                     planner.write(offsetof(R, output)), false,
                     {offsetof(R, scratch), pairScratch(window)});
        planner.overlap(ahead);
        return {};
    }
    if (fields) {
        planner.emit(rt::KernelId::ConvInt8Fields, record, {read},
                     planner.write(offsetof(R, output)), false,
                     {offsetof(R, scratch), rt::fieldScratch(window)});
        planner.overlap(ahead);
        return {};
    }
    if (dsp) // windows are read in whole words
        read.bytes += weights.padded() - weights.depth;
    const Scratch scratch{offsetof(R, scratch),
                          rt::isInOnePiece(window) ? 0 : uint64_t(weights.padded())};
    planner.emit(dsp ? rt::KernelId::ConvInt8Dsp : rt::KernelId::ConvInt8, record, {read},
                 planner.write(offsetof(R, output)), false, scratch);
    planner.overlap(ahead);
    return {};
}

Status emitConvInt16(OpPlanner& planner, const rt::WindowShape& window, ClampKind kind,
                     const std::vector<rt::Rescale>& scales, std::vector<int64_t> bias,
                     bool narrow) {
    using R = rt::ConvInt16Record;
    TMW_CHECK(checkSymmetric(planner));
    const auto depth = static_cast<uint32_t>(rt::windowDepth(window));
    const auto weights = planner.constant<int8_t>(1);
    TMW_TRY(const std::vector<uint8_t> stream,
            packWide(planner, weights, depth, scales, bias, narrow));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const IntegerClamp clamp = clampOf(kind, out, DataType::Int16);
    R record{};
    record.head.flags = narrow ? rt::kNarrow : 0;
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.scratch = rt::kNowhere;
    record.window = window;
    record.outputs = static_cast<uint32_t>(weights.size() / depth);
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    const Scratch scratch{offsetof(R, scratch), rt::isInOnePiece(window) ? 0 : uint64_t(depth) * 2};
    planner.emit(rt::KernelId::ConvInt16, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), false, scratch);
    planner.overlap(aheadInOrder(window, record.outputs, 2));
    return {};
}

Status planConv(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const Form form, formOf(planner));
    planner.setMacs(pixelsOf(form.window) * rt::windowDepth(form.window) * form.outputs);
    const DataType in = planner.input(0).type;
    const DataType weights = planner.input(1).type;
    const DataType out = planner.output().type;
    if (in == DataType::Float32 && weights == in && out == in)
        return planFloat(planner, form);
    if (in == DataType::Int8 && weights == in && out == in) {
        TMW_TRY(const AffineQuantization q, planner.affine(planner.input(0)));
        TMW_TRY(const FullyConnectedWeights packed, weightsOf(planner, form, q.zeroPoint));
        return emitConvInt8(planner, form.window, form.clamp, packed);
    }
    if (in == DataType::Int16 && weights == DataType::Int8 && out == in)
        return planInt16(planner, form);
    return planOtherSums(planner, {form.window, form.outputs, 0, form.clamp});
}

} // namespace tmw
