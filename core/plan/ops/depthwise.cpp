// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/conv.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/kernel_cycles.h"
#include "core/plan/ops/mve_packing.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/other_sums.h"
#include "core/plan/ops/stream.h"
#include "core/plan/ops/weighted_sums.h"
#include "device_runtime/kernels/depthwise_planes.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

struct Form {
    rt::WindowShape window;
    uint32_t multiplier = 0;
    ClampKind clamp = ClampKind::None;

    uint32_t taps() const { return uint32_t(window.height) * window.width; }
    uint32_t outputs() const { return window.channels * multiplier; }
};

Result<Form> formOf(const OpPlanner& planner) {
    const auto* options = planner.options<schema::DepthwiseConv2DOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::DepthwiseConv2DOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    const auto clamp = clampKindOf(static_cast<int>(options->fused_activation_function()));
    if (!clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    const Shape& weights = planner.input(1).shape;
    const Shape& in = planner.input(0).shape;
    if (weights.size() != 4 || weights[0] != 1 || in.size() != 4 || in[3] < 1 || weights[3] < 1 ||
        weights[3] % in[3] != 0)
        return planner.refuse(kShape, toText(in) + " by weights of " + toText(weights));
    TMW_TRY(const rt::WindowShape window, windowOf(planner, filterOf(*options, weights)));
    if (planner.output().shape[3] != weights[3] ||
        (planner.hasInput(2) &&
         planner.elements(planner.input(2)) != static_cast<size_t>(weights[3])))
        return planner.refuse(kShape, "weights of " + toText(weights) + " to " +
                                          toText(planner.output().shape));
    return Form{window, static_cast<uint32_t>(weights[3] / in[3]), *clamp};
}

Status planFloat(OpPlanner& planner, const Form& form) {
    rt::DepthwiseFloatRecord record{};
    record.window = form.window;
    record.multiplier = form.multiplier;
    TMW_CHECK(emitFloatSums(planner, rt::KernelId::DepthwiseFloat, record, form.clamp));
    planner.overlap(aheadInOrder(form.window, form.outputs(), 4));
    return {};
}

/// From taps x outputs to outputs x taps.
std::vector<int8_t> byOutput(const std::vector<int8_t>& weights, const Form& form) {
    std::vector<int8_t> result(weights.size());
    for (size_t tap = 0; tap < form.taps(); ++tap)
        for (size_t o = 0; o < form.outputs(); ++o)
            result[o * form.taps() + tap] = weights[tap * form.outputs() + o];
    return result;
}

/// Whether no window has a tap outside of the plane.
bool staysInside(const rt::WindowShape& w) {
    return w.padTop == 0 && w.padLeft == 0 &&
           (w.outHeight - 1) * w.strideY + (w.height - 1u) * w.dilationY < w.inHeight &&
           (w.outWidth - 1) * w.strideX + (w.width - 1u) * w.dilationX < w.inWidth;
}

/// Rows that are held together are read before what they give is written.
std::optional<ReadAhead> aheadOf(const rt::PlaneShape& planes, const rt::WindowShape& window) {
    const bool holdsAll = planes.rows == (planes.outer.out - 1) * planes.outer.stride + 3;
    if (holdsAll && window.batches == 1)
        return ReadAhead{0, window.channels};
    return planes.turned ? std::nullopt : aheadByChannel(window);
}

/// Blocks of four outputs (records.h).
std::vector<uint8_t> packInt8(const FullyConnectedWeights& weights) {
    std::vector<uint8_t> stream;
    for (uint32_t first = 0; first < weights.outputs; first += 4) {
        rt::DepthwiseBlock block{};
        for (uint32_t i = 0; i < 4; ++i) {
            // One beyond the last has some rescaling: what it gives is not written.
            const uint32_t o = std::min(first + i, weights.outputs - 1);
            const rt::Rescale& rescale = weights.rescales[weights.perChannel() ? o : 0];
            block.bias[i] = first + i < weights.outputs ? weights.bias[o] : 0;
            block.multipliers[i] = rescale.multiplier;
            block.shifts[i] = rescale.shift;
        }
        append(stream, block);
        for (uint32_t tap = 0; tap < weights.depth; ++tap)
            for (uint32_t i = 0; i < 4; ++i)
                append(stream,
                       first + i < weights.outputs ? weights.rowOf(first + i)[tap] : int8_t{0});
    }
    return stream;
}

Status planInt8(OpPlanner& planner, const Form& form) {
    using R = rt::DepthwiseInt8Record;
    TMW_CHECK(checkConstants(planner, DataType::Int32));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    TMW_TRY(auto scales, accumulatorRescales(planner, form.outputs(), 3, ScaleProduct::Double));
    const auto bias = planner.hasInput(2) ? planner.constant<int32_t>(2) : std::vector<int32_t>();
    FullyConnectedWeights weights{form.taps(),
                                  form.outputs(),
                                  byOutput(planner.constant<int8_t>(1), form),
                                  {},
                                  std::move(scales)};
    weights.foldInputZeroPoint(in.zeroPoint, bias);
    // One channel in: its taps are a convolution's.
    if (form.window.channels == 1)
        return emitConvInt8(planner, form.window, form.clamp, weights);
    if (fitsDepthwiseMve(planner, weights, form.window))
        return emitDepthwiseInt8Mve(planner, form.window, form.clamp, weights);
    const std::vector<uint8_t> stream = packInt8(weights);
    const IntegerClamp clamp = clampOf(form.clamp, out, DataType::Int8);
    R record{};
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.head.flags = weights.hasRightShifts() ? rt::kRightShifts : 0;
    record.scratch = rt::kNowhere;
    record.multiplier = form.multiplier;
    record.window = form.window;
    record.inputZeroPoint = in.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    const rt::PlaneShape planes = rt::planeShape(form.window);
    constexpr uint64_t kBeyond = 3; // four channels are read at once
    const bool direct = form.multiplier == 1 && staysInside(form.window);
    const uint64_t gathered = direct ? 0 : uint64_t(form.taps()) * form.outputs() + kBeyond;
    const bool dsp = planner.core() == rt::CoreFamily::Armv7EM;
    const bool words =
        planner.core() == rt::CoreFamily::Armv7M &&
        (gathered > planner.scratchRoom() || gainsByWords(planes, form.window.channels));
    if ((dsp || words) && form.multiplier == 1 && planes.rows > 0 && weights.hasRightShifts()) {
        planner.emit(dsp ? rt::KernelId::DepthwiseInt8Planes : rt::KernelId::DepthwiseInt8Words,
                     record, {planner.read(offsetof(R, input), 0)},
                     planner.write(offsetof(R, output)), false,
                     {offsetof(R, scratch), 4 * uint64_t(planes.scratchWords())});
        planner.overlap(aheadOf(planes, form.window));
        return {};
    }
    Operand read = planner.read(offsetof(R, input), 0);
    read.bytes += kBeyond;
    const Scratch scratch{offsetof(R, scratch), gathered};
    planner.emit(rt::KernelId::DepthwiseInt8, record, {read}, planner.write(offsetof(R, output)),
                 false, scratch);
    planner.overlap(aheadInOrder(form.window, form.outputs(), 1));
    return {};
}

Status planInt16(OpPlanner& planner, const Form& form) {
    using R = rt::DepthwiseInt16Record;
    TMW_CHECK(checkConstants(planner, DataType::Int64));
    TMW_CHECK(checkSymmetric(planner));
    TMW_TRY(const auto scales,
            accumulatorRescales(planner, form.outputs(), 3, ScaleProduct::Double));
    TMW_TRY(const std::vector<uint8_t> stream,
            packWide(planner, byOutput(planner.constant<int8_t>(1), form), form.taps(), scales,
                     planner.hasInput(2) ? planner.constant<int64_t>(2) : std::vector<int64_t>()));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const IntegerClamp clamp = clampOf(form.clamp, out, DataType::Int16);
    R record{};
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.multiplier = form.multiplier;
    record.window = form.window;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    planner.emit(rt::KernelId::DepthwiseInt16, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    planner.overlap(aheadInOrder(form.window, form.outputs(), 2));
    return {};
}

} // namespace

Status planDepthwiseConv(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const Form form, formOf(planner));
    planner.setMacs(pixelsOf(form.window) * form.taps() * form.outputs());
    const DataType in = planner.input(0).type;
    const DataType weights = planner.input(1).type;
    const DataType out = planner.output().type;
    if (in == DataType::Float32 && weights == in && out == in)
        return planFloat(planner, form);
    if (in == DataType::Int8 && weights == in && out == in)
        return planInt8(planner, form);
    if (in == DataType::Int16 && weights == DataType::Int8 && out == in)
        return planInt16(planner, form);
    return planOtherSums(planner, {form.window, form.outputs(), form.multiplier, form.clamp});
}

} // namespace tmw
