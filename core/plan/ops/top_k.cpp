// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

Status planTopK(OpPlanner& planner) {
    using R = rt::TopKRecord;
    TMW_CHECK(planner.expect(2, 2));
    TMW_TRY(const auto count, constantIntegers(planner, 1));
    const TfliteTensor& in = planner.input(0);
    const bool integer = rt::isQuantizedInteger(static_cast<uint32_t>(in.type));
    if ((in.type != DataType::Float32 && !integer) || planner.output(0).type != in.type ||
        planner.output(1).type != DataType::Int32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const std::string shapes = toText(in.shape) + " to " + toText(planner.output(0).shape);
    if (in.shape.empty() || count.size() != 1 || count[0] < 0 || count[0] > in.shape.back())
        return planner.refuse(kShape, shapes);
    const int64_t rows = product(in.shape, 0, in.shape.size() - 1);
    for (size_t i = 0; i < 2; ++i)
        if (static_cast<int64_t>(planner.elements(planner.output(i))) != rows * count[0])
            return planner.refuse(kShape, shapes);
    R record{};
    record.rows = static_cast<uint32_t>(rows);
    record.depth = static_cast<uint32_t>(in.shape.back());
    record.count = static_cast<uint32_t>(count[0]);
    record.type = static_cast<uint32_t>(in.type);
    planner.emitAll(
        rt::KernelId::TopK, record, {planner.read(offsetof(R, input), 0)},
        {planner.write(offsetof(R, values), 0), planner.write(offsetof(R, indices), 1)});
    return {};
}

} // namespace tmw
