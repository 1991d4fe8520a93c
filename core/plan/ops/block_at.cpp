// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/block_at.h"

#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

Result<rt::BlockAtRecord> blockAt(const OpPlanner& planner, const TfliteTensor& whole,
                                  const TfliteTensor& block, size_t starts) {
    const TfliteTensor& at = planner.input(starts);
    const size_t rank = whole.shape.size();
    if (at.type != DataType::Int32 && at.type != DataType::Int64)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (rank < 1 || rank > 6 || planner.elements(at) != rank)
        return planner.refuse(kUnsupportedForm, toText(planner.elements(at)) +
                                                    " where it begins, for " + toText(rank) +
                                                    " axes");
    const auto width = static_cast<uint32_t>(rt::sizeOf(whole.type));
    const auto strides = stridesOf(whole.shape);
    rt::BlockAtRecord record{};
    record.rank = static_cast<uint32_t>(rank);
    record.type = static_cast<uint32_t>(at.type);
    record.width = width;
    std::ranges::fill(record.dims, 1u);
    for (size_t i = 0; i < rank; ++i) {
        const size_t to = 6 - rank + i;
        if (block.shape.size() != rank || block.shape[i] < 1 || block.shape[i] > whole.shape[i])
            return planner.refuse(kShape, toText(block.shape) + " in " + toText(whole.shape));
        record.dims[to] = static_cast<uint32_t>(block.shape[i]);
        record.strides[to] = static_cast<uint32_t>(strides[i]) * width;
        record.limits[to] = static_cast<uint32_t>(whole.shape[i] - block.shape[i]);
    }
    return record;
}

Status planDynamicUpdateSlice(OpPlanner& planner) {
    using R = rt::BlockAtRecord;
    TMW_CHECK(planner.expect(3, 1));
    TMW_CHECK(checkSameType(planner));
    const TfliteTensor& whole = planner.input(0);
    const TfliteTensor& update = planner.input(1);
    if (update.type != whole.type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.output().shape != whole.shape)
        return planner.refuse(kShape,
                              toText(whole.shape) + " to " + toText(planner.output().shape));
    TMW_TRY(const R record, blockAt(planner, whole, update, 2));
    rt::CopyRecord copy{};
    copy.bytes = static_cast<uint32_t>(planner.elements(whole) * rt::sizeOf(whole.type));
    planner.emit(rt::KernelId::Copy, copy, {planner.read(offsetof(rt::CopyRecord, input), 0)},
                 planner.write(offsetof(rt::CopyRecord, output)), true);
    planner.emit(rt::KernelId::PlaceAt, record,
                 {planner.read(offsetof(R, input), 1), planner.read(offsetof(R, starts), 2)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw
