// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/slopes.h"
#include "core/tflite/schema_generated.h"

#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

void emitFloat(OpPlanner& planner, float alpha) {
    using R = rt::BinaryFloatRecord;
    R record{};
    record.b = planner.addConstants(std::span<const float>(&alpha, 1));
    record.function = static_cast<uint32_t>(rt::BinaryFunction::Slope);
    record.shape = withOne(planner.elements(planner.output()));
    record.low = -INFINITY;
    record.high = INFINITY;
    planner.emit(rt::KernelId::BinaryFloat, record, {planner.read(offsetof(R, a), 0)},
                 planner.write(offsetof(R, output)), true);
}

} // namespace

Status planLeakyRelu(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    const auto* options = planner.options<schema::LeakyReluOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::LeakyReluOptions));
    const float alpha = options ? options->alpha() : 0.0f;
    const DataType type = planner.output().type;
    if (!std::isfinite(alpha))
        return planner.refuse(kUnsupportedForm, "its slope is not a number");
    if (type == DataType::Float32) {
        emitFloat(planner, alpha);
        return {};
    }
    if (!haveSlopes(type))
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(Slopes slopes, Slopes::of(planner));
    slopes.below = static_cast<double>(slopes.in.scale) * static_cast<double>(alpha) /
                   static_cast<double>(slopes.out.scale);
    emitSlopes(planner, slopes, clampOf(ClampKind::None, slopes.out, type));
    return {};
}

} // namespace tmw
