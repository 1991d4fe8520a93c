// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"

#include <algorithm>

namespace tmw {

namespace {

template <typename T>
std::vector<uint8_t> bytesOf(const std::vector<T>& values) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(values.data());
    return {bytes, bytes + values.size() * sizeof(T)};
}

} // namespace

Status planFill(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner, 1));
    TMW_TRY(const auto dims, constantIntegers(planner, 0));
    const Shape& out = planner.output().shape;
    if (!std::ranges::equal(dims, out) || planner.elements(planner.input(1)) != 1)
        return planner.refuse(kShape, toText(planner.input(1).shape) + " to " + toText(out));
    return emitMove(planner, {{product(out, 0, out.size()), 0, 1}}, {.input = 1});
}

Status planZerosLike(OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    TMW_CHECK(checkSameType(planner));
    if (planner.input(0).shape != planner.output().shape)
        return planner.refuse(kShape, toText(planner.input(0).shape) + " to " +
                                          toText(planner.output().shape));
    emitFill(planner, 0);
    return {};
}

Status planBroadcastArgs(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner, 0));
    TMW_CHECK(checkSameType(planner, 1));
    TMW_TRY(const auto a, constantIntegers(planner, 0));
    TMW_TRY(const auto b, constantIntegers(planner, 1));
    std::vector<int64_t> shape(std::max(a.size(), b.size()));
    for (size_t i = 0; i < shape.size(); ++i) { // from the last dimension on
        const int64_t da = i < a.size() ? a[a.size() - 1 - i] : 1;
        const int64_t db = i < b.size() ? b[b.size() - 1 - i] : 1;
        if (da != db && da != 1 && db != 1)
            return planner.refuse(kShape, toText(da) + " and " + toText(db) + " in one dimension");
        shape[shape.size() - 1 - i] = da == 1 ? db : da;
    }
    if (planner.elements(planner.output()) != shape.size())
        return planner.refuse(kShape, toText(shape.size()) + " dimensions to " +
                                          toText(planner.output().shape));
    if (planner.output().type == DataType::Int64)
        planner.fold(bytesOf(shape));
    else
        planner.fold(bytesOf(std::vector<int32_t>(shape.begin(), shape.end())));
    return {};
}

} // namespace tmw
