// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"

#include <cstddef>

namespace tmw {

namespace {

Status planRows(OpPlanner& planner, rt::KernelId kernel) {
    using R = rt::RowsFloatRecord;
    TMW_CHECK(planner.expect(1, 1));
    const Shape& shape = planner.input(0).shape;
    if (shape != planner.output().shape || shape.empty() || shape.back() < 1)
        return planner.refuse(kShape,
                              toText(shape) + " in, " + toText(planner.output().shape) + " out");
    if (planner.input(0).type != DataType::Float32 || planner.output().type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    R record{};
    record.depth = static_cast<uint32_t>(shape.back());
    record.rows = static_cast<uint32_t>(planner.elements(planner.input(0)) / record.depth);
    planner.emit(kernel, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace

Status planL2Normalization(OpPlanner& planner) {
    const auto* options = planner.options<schema::L2NormOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::L2NormOptions));
    if (options && options->fused_activation_function() != schema::ActivationFunctionType::NONE)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    return planRows(planner, rt::KernelId::L2NormalizeFloat);
}

Status planLogSoftmax(OpPlanner& planner) {
    return planRows(planner, rt::KernelId::LogSoftmaxFloat);
}

} // namespace tmw
