// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/slopes.h"

#include "core/plan/ops/elementwise.h"
#include "device_runtime/base/fixed_point.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

void emitBytes(OpPlanner& planner, const Slopes& slopes, const IntegerClamp& clamp) {
    const rt::Rescale above = rescaleOf(slopes.above);
    const rt::Rescale below = rescaleOf(std::abs(slopes.below));
    const int32_t sign = slopes.below < 0 ? -1 : 1; // a rescaling has none
    emitByteTable(planner, [&](int32_t q) {
        const int32_t value = q - slopes.in.zeroPoint;
        const rt::Rescale& r = value >= 0 ? above : below;
        const int32_t scaled =
            rt::multiplyByQuantized(value >= 0 ? value : value * sign, r.multiplier, r.shift);
        return rt::clamp(rt::wrappingAdd(scaled, slopes.out.zeroPoint), clamp.low, clamp.high);
    });
}

void emitInt16(OpPlanner& planner, const Slopes& slopes, const IntegerClamp& clamp) {
    using R = rt::BinaryIntRecord;
    const int16_t sign = slopes.below < 0 ? -1 : 1;
    R record{};
    record.b = planner.addConstants(std::span<const int16_t>(&sign, 1));
    record.function = static_cast<uint16_t>(rt::BinaryFunction::Slope);
    record.type = static_cast<uint16_t>(DataType::Int16);
    record.shape = withOne(planner.elements(planner.output()));
    record.zeroPointA = slopes.in.zeroPoint;
    record.zeroPoint = slopes.out.zeroPoint;
    record.low = clamp.low;
    record.high = clamp.high;
    record.rescaleA = rescaleOf(slopes.above);
    record.rescale = rescaleOf(std::abs(slopes.below));
    planner.emit(rt::KernelId::BinaryInt, record, {planner.read(offsetof(R, a), 0)},
                 planner.write(offsetof(R, output)), true);
}

IntegerClamp ordered(const IntegerClamp& clamp) {
    return {clamp.low, std::max(clamp.low, clamp.high)};
}

} // namespace

Result<Slopes> Slopes::of(const OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const double ratio = static_cast<double>(in.scale) / static_cast<double>(out.scale);
    return Slopes{in, out, ratio, ratio};
}

void emitSlopes(OpPlanner& planner, const Slopes& slopes, const IntegerClamp& clamp) {
    if (planner.output().type == DataType::Int16)
        emitInt16(planner, slopes, ordered(clamp));
    else
        emitBytes(planner, slopes, ordered(clamp));
}

void emitClamp(OpPlanner& planner, const IntegerClamp& clamp) {
    using R = rt::PoolIntRecord;
    const IntegerClamp held = ordered(clamp);
    if (planner.output().type != DataType::Int16) {
        emitByteTable(planner, [&](int32_t q) { return rt::clamp(q, held.low, held.high); });
        return;
    }
    // A pool of single values.
    R record{};
    rt::WindowShape& w = record.window;
    w.batches = w.inHeight = w.outHeight = w.channels = 1;
    w.inWidth = w.outWidth = static_cast<uint32_t>(planner.elements(planner.output()));
    w.height = w.width = w.strideY = w.strideX = w.dilationY = w.dilationX = 1;
    record.function = static_cast<uint16_t>(rt::PoolFunction::Max);
    record.type = static_cast<uint16_t>(DataType::Int16);
    record.low = held.low;
    record.high = held.high;
    planner.emit(rt::KernelId::PoolInt, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
}

} // namespace tmw
