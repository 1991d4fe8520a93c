// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"

#include <cstddef>
#include <limits>

namespace tmw {

namespace {

/// The output holds the sum as far as it has come.
Status planFloats(OpPlanner& planner) {
    using R = rt::BinaryFloatRecord;
    const TfliteTensor& out = planner.output();
    const auto shape = broadcast(out.shape, out.shape, out.shape);
    if (!shape)
        return planner.refuse(kShape, toText(out.shape));
    const FloatClamp clamp = clampOf(ClampKind::None);
    R record{};
    record.function = static_cast<uint32_t>(rt::BinaryFunction::Add);
    record.shape = *shape;
    record.low = clamp.low;
    record.high = clamp.high;
    Operand sum = planner.read(offsetof(R, a), 0);
    for (size_t i = 1; i < planner.op().inputs.size(); ++i) {
        planner.emit(rt::KernelId::BinaryFloat, record, {sum, planner.read(offsetof(R, b), i)},
                     planner.write(offsetof(R, output)), i == 1);
        sum.tensor = planner.outputIndex();
    }
    return {};
}

} // namespace

Status planAddN(OpPlanner& planner) {
    const size_t count = planner.op().inputs.size();
    if (count < 2)
        return planner.refuse(kShape, "it has " + toText(count) + " inputs");
    TMW_CHECK(planner.expect(count, 1));
    for (size_t i = 0; i < count; ++i) {
        if (planner.input(i).type != planner.output().type)
            return planner.refuse(kUnsupportedType, planner.typeList());
        if (planner.input(i).shape != planner.output().shape)
            return planner.refuse(kShape, toText(planner.input(i).shape) + " to " +
                                              toText(planner.output().shape));
    }
    if (planner.output().type == DataType::Float32)
        return planFloats(planner);
    return planner.refuse(kUnsupportedType, planner.typeList());
}

} // namespace tmw
