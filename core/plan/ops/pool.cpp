// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/window.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

Status planInteger(OpPlanner& planner, const rt::WindowShape& window, rt::PoolFunction function,
                   ClampKind kind) {
    using R = rt::PoolIntRecord;
    const DataType type = planner.output().type;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.scale != out.scale || in.zeroPoint != out.zeroPoint)
        return planner.refuse(kUnsupportedForm,
                              "input and output have different scales or zero points");
    const IntegerClamp clamp = clampOf(kind, out, type);
    R record{};
    record.window = window;
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    planner.emit(rt::KernelId::PoolInt, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    planner.overlap(aheadInOrder(window, window.channels, rt::sizeOf(type)));
    return {};
}

/// What a pool of floats becomes.
struct Pool {
    rt::PoolFunction function;
    rt::KernelId real = rt::KernelId::PoolFloat;
};

void emitFloat(OpPlanner& planner, const rt::WindowShape& window, const Pool& pool,
               ClampKind kind) {
    using R = rt::PoolFloatRecord;
    const FloatClamp clamp = clampOf(kind);
    R record{};
    record.window = window;
    record.function = static_cast<uint32_t>(pool.function);
    record.low = clamp.low;
    record.high = clamp.high;
    planner.emit(pool.real, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    planner.overlap(aheadInOrder(window, window.channels, 4));
}

Status planPool(OpPlanner& planner, const Pool& pool) {
    TMW_CHECK(planner.expect(1, 1));
    const auto* options = planner.options<schema::Pool2DOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::Pool2DOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    const auto clamp = clampKindOf(static_cast<int>(options->fused_activation_function()));
    if (!clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    Filter filter;
    filter.height = options->filter_height();
    filter.width = options->filter_width();
    filter.strideY = options->stride_h();
    filter.strideX = options->stride_w();
    filter.padding = options->padding();
    TMW_TRY(const rt::WindowShape window, windowOf(planner, filter));
    const Shape& in = planner.input(0).shape;
    if (planner.output().shape[3] != in[3] || planner.elements(planner.input(0)) == 0)
        return planner.refuse(kShape, toText(in) + " to " + toText(planner.output().shape));
    const DataType type = planner.input(0).type;
    if (planner.output().type != type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const bool integer =
        type == DataType::Int8 || type == DataType::UInt8 || type == DataType::Int16;
    if (integer && pool.real == rt::KernelId::PoolFloat)
        return planInteger(planner, window, pool.function, *clamp);
    if (type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    emitFloat(planner, window, pool, *clamp);
    return {};
}

} // namespace

Status planMaxPool(OpPlanner& planner) {
    return planPool(planner, {rt::PoolFunction::Max});
}

Status planAveragePool(OpPlanner& planner) {
    return planPool(planner, {rt::PoolFunction::Average});
}

Status planL2Pool(OpPlanner& planner) {
    return planPool(planner, {rt::PoolFunction::Max, rt::KernelId::PoolRootFloat});
}

} // namespace tmw
