// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/conv.h"
#include "core/plan/ops/field_packing.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/kernel_cycles.h"
#include "core/plan/ops/mve_packing.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/other_sums.h"
#include "core/plan/ops/weighted_sums.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

struct Form {
    uint32_t batches = 0;
    uint32_t depth = 0;
    uint32_t outputs = 0;
    ClampKind clamp = ClampKind::None;
};

Result<Form> formOf(const OpPlanner& planner) {
    const TfliteTensor& input = planner.input(0);
    const TfliteTensor& weights = planner.input(1);
    const auto* options = planner.options<schema::FullyConnectedOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::FullyConnectedOptions));
    const auto clamp =
        clampKindOf(options ? static_cast<int>(options->fused_activation_function()) : 0);
    if (!clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    if (options && options->weights_format() != schema::FullyConnectedOptionsWeightsFormat::DEFAULT)
        return planner.refuse(kUnsupportedForm, "its weights are shuffled");
    if (weights.shape.size() != 2 || weights.shape[0] < 1 || weights.shape[1] < 1)
        return planner.refuse(kShape, "weights of " + toText(weights.shape));
    const auto outputs = static_cast<size_t>(weights.shape[0]);
    const auto depth = static_cast<size_t>(weights.shape[1]);
    const size_t batches = planner.elements(input) / depth;
    if (batches * depth != planner.elements(input) ||
        planner.elements(planner.output()) != batches * outputs)
        return planner.refuse(kShape, toText(input.shape) + " by weights of " +
                                          toText(weights.shape) + " to " +
                                          toText(planner.output().shape));
    if (planner.hasInput(2) && planner.elements(planner.input(2)) != outputs)
        return planner.refuse(kShape, "a bias of " + toText(planner.input(2).shape));
    return Form{static_cast<uint32_t>(batches), static_cast<uint32_t>(depth),
                static_cast<uint32_t>(outputs), *clamp};
}

Status planFloat(OpPlanner& planner, const Form& form) {
    rt::FullyConnectedFloatRecord record{};
    record.batches = form.batches;
    record.depth = form.depth;
    record.outputs = form.outputs;
    return emitFloatSums(planner, rt::KernelId::FullyConnectedFloat, record, form.clamp);
}

/// Each row of the input is a pixel of a convolution that has one tap.
rt::WindowShape windowOf(const Form& form) {
    rt::WindowShape window{};
    window.batches = window.inHeight = window.outHeight = 1;
    window.inWidth = window.outWidth = form.batches;
    window.channels = form.depth;
    window.height = window.width = window.strideY = window.strideX = 1;
    window.dilationY = window.dilationX = 1;
    return window;
}

Status planInt8(OpPlanner& planner, const Form& form) {
    using R = rt::FullyConnectedInt8Record;
    TMW_CHECK(checkConstants(planner, DataType::Int32));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    TMW_TRY(auto scales, accumulatorRescales(planner, form.outputs, 0, ScaleProduct::FloatForOne));
    FullyConnectedWeights weights{
        form.depth, form.outputs, planner.constant<int8_t>(1), {}, std::move(scales)};
    weights.foldInputZeroPoint(in.zeroPoint, planner.hasInput(2) ? planner.constant<int32_t>(2)
                                                                 : std::vector<int32_t>());
    if (runsOnMve(planner, weights) && (form.batches > 1 || gainsByMveRow(weights)))
        return emitConvInt8Mve(planner, windowOf(form), form.clamp, weights);
    const bool dsp =
        planner.core() == rt::CoreFamily::Armv7EM && weights.fitsDsp() && gainsByDspRow(weights);
    const bool fields = planner.core() == rt::CoreFamily::Armv7M && fitsRowFields(weights);
    const bool wide = fields && planner.fast() && fitsWideRows(weights);
    if (wide)
        planner.countWidened();
    const std::vector<uint8_t> stream = dsp      ? weights.packDsp()
                                        : wide   ? packWideRows(weights)
                                        : fields ? packRowFields(weights)
                                                 : weights.packGeneric();
    const IntegerClamp clamp = clampOf(form.clamp, out, DataType::Int8);
    R record{};
    record.head.flags = weights.flags();
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.batches = form.batches;
    record.depth = form.depth;
    record.outputs = form.outputs;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    record.rescale = weights.perChannel() ? rt::Rescale{0, 0} : weights.rescales[0];
    Operand read = planner.read(offsetof(R, input), 0);
    if (dsp) // the last row is read in whole words
        read.bytes += weights.padded() - form.depth;
    planner.emit(dsp      ? rt::KernelId::FullyConnectedInt8Dsp
                 : wide   ? rt::KernelId::FullyConnectedInt8Wide
                 : fields ? rt::KernelId::FullyConnectedInt8Fields
                          : rt::KernelId::FullyConnectedInt8,
                 record, {read}, planner.write(offsetof(R, output)));
    return {};
}

/// A window of one tap over planes of one pixel.
rt::WindowShape rowsAsBatches(const Form& form) {
    rt::WindowShape window{};
    window.batches = form.batches;
    window.inHeight = window.inWidth = window.outHeight = window.outWidth = 1;
    window.channels = form.depth;
    window.height = window.width = window.strideY = window.strideX = 1;
    window.dilationY = window.dilationX = 1;
    return window;
}

Status planInt16(OpPlanner& planner, const Form& form) {
    TMW_CHECK(checkConstants(planner, DataType::Int64));
    TMW_TRY(const auto scales,
            accumulatorRescales(planner, form.outputs, 0, ScaleProduct::FloatForOne));
    return emitConvInt16(
        planner, windowOf(form), form.clamp, scales,
        planner.hasInput(2) ? planner.constant<int64_t>(2) : std::vector<int64_t>(), false);
}

} // namespace

Status planFullyConnected(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const Form form, formOf(planner));
    planner.setMacs(uint64_t(form.batches) * form.depth * form.outputs);
    const DataType in = planner.input(0).type;
    const DataType weights = planner.input(1).type;
    const DataType out = planner.output().type;
    if (in == DataType::Float32 && weights == in && out == in)
        return planFloat(planner, form);
    const auto& zeroPoints = planner.input(1).quantization.zeroPoints;
    const bool plain = zeroPoints.size() != 1 || zeroPoints[0] == 0;
    if (in == DataType::Int8 && weights == in && out == in && plain)
        return planInt8(planner, form);
    if (in == DataType::Int16 && weights == DataType::Int8 && out == in)
        return planInt16(planner, form);
    return planOtherSums(planner, {rowsAsBatches(form), form.outputs, 0, form.clamp});
}

} // namespace tmw
