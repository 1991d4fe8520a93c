// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

namespace {

Status planFloors(OpPlanner& planner, rt::FloorFunction function) {
    using R = rt::FloorDivisionRecord;
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    const bool fits = out.type == DataType::Float32 ||
                      rt::isQuantizedInteger(static_cast<uint32_t>(out.type)) ||
                      (out.type == DataType::Int64 && function == rt::FloorFunction::Remainder);
    if (a.type != out.type || b.type != out.type || !fits)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (a.quantization.present() || b.quantization.present() || out.quantization.present())
        return planner.refuse(kUnsupportedForm, "its tensors are quantized");
    TMW_TRY(const rt::Broadcast shape, broadcastOf(planner));
    R record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(out.type);
    record.shape = shape;
    planner.emit(rt::KernelId::FloorDivision, record,
                 {planner.read(offsetof(R, a), 0), planner.read(offsetof(R, b), 1)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace

Status planFloorDiv(OpPlanner& planner) {
    return planFloors(planner, rt::FloorFunction::Quotient);
}

Status planFloorMod(OpPlanner& planner) {
    return planFloors(planner, rt::FloorFunction::Remainder);
}

} // namespace tmw
