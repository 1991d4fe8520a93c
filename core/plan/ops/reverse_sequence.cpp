// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

Status planReverseSequence(OpPlanner& planner) {
    using R = rt::ReverseSequenceRecord;
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::ReverseSequenceOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::ReverseSequenceOptions));
    const TfliteTensor& lengths = planner.input(1);
    const Shape& shape = planner.input(0).shape;
    TMW_TRY(const size_t steps, axisOf(planner, options ? options->seq_dim() : 0, shape.size()));
    TMW_TRY(const size_t batches,
            axisOf(planner, options ? options->batch_dim() : 0, shape.size()));
    if (lengths.type != DataType::Int32 && lengths.type != DataType::Int64)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.output().shape != shape || steps == batches || lengths.shape.size() != 1 ||
        lengths.shape[0] != shape[batches])
        return planner.refuse(kShape, toText(shape) + " with " + toText(lengths.shape) + " to " +
                                          toText(planner.output().shape));
    if (planner.elements(planner.output()) == 0)
        return {};
    const size_t first = std::min(steps, batches);
    const size_t second = std::max(steps, batches);
    R record{};
    record.dims[0] = static_cast<uint32_t>(product(shape, 0, first));
    record.dims[1] = static_cast<uint32_t>(shape[first]);
    record.dims[2] = static_cast<uint32_t>(product(shape, first + 1, second));
    record.dims[3] = static_cast<uint32_t>(shape[second]);
    record.bytes = static_cast<uint32_t>(product(shape, second + 1, shape.size())) *
                   static_cast<uint32_t>(rt::sizeOf(planner.output().type));
    record.lengthType = static_cast<uint32_t>(lengths.type);
    record.stepsFirst = steps < batches ? 1 : 0;
    planner.emit(rt::KernelId::ReverseSequence, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, lengths), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw
