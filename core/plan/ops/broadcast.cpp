// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"

#include <algorithm>

namespace tmw {

std::optional<rt::Broadcast> broadcast(const Shape& a, const Shape& b, const Shape& out) {
    struct Axis {
        uint32_t dim, strideA, strideB;
    };
    const size_t rank = std::max(a.size(), b.size());
    if (out.size() != rank)
        return std::nullopt;
    std::vector<Axis> axes; // innermost first
    uint32_t strideA = 1;
    uint32_t strideB = 1;
    for (size_t i = 0; i < rank; ++i) {
        const int32_t da = i < a.size() ? a[a.size() - 1 - i] : 1;
        const int32_t db = i < b.size() ? b[b.size() - 1 - i] : 1;
        const int32_t expected = da == 1 ? db : da;
        if ((da != db && da != 1 && db != 1) || out[rank - 1 - i] != expected)
            return std::nullopt;
        if (expected == 1)
            continue;
        const Axis axis{static_cast<uint32_t>(expected), da == 1 ? 0 : strideA,
                        db == 1 ? 0 : strideB};
        Axis* inner = axes.empty() ? nullptr : &axes.back();
        if (inner && axis.strideA == inner->strideA * inner->dim &&
            axis.strideB == inner->strideB * inner->dim)
            inner->dim *= axis.dim;
        else
            axes.push_back(axis);
        strideA *= static_cast<uint32_t>(da);
        strideB *= static_cast<uint32_t>(db);
    }
    if (axes.size() > 6)
        return std::nullopt;
    rt::Broadcast result{};
    std::fill(std::begin(result.dims), std::end(result.dims), 1u);
    for (size_t i = 0; i < axes.size(); ++i) {
        result.dims[5 - i] = axes[i].dim;
        result.strideA[5 - i] = axes[i].strideA;
        result.strideB[5 - i] = axes[i].strideB;
    }
    return result;
}

Result<rt::Broadcast> broadcastOf(const OpPlanner& planner) {
    const Shape& a = planner.input(0).shape;
    const Shape& b = planner.input(1).shape;
    const Shape& out = planner.output().shape;
    const auto shape = broadcast(a, b, out);
    if (!shape)
        return planner.refuse(kShape, toText(a) + " and " + toText(b) + " to " + toText(out));
    return *shape;
}

rt::Broadcast withOne(size_t elements) {
    rt::Broadcast shape{};
    std::ranges::fill(shape.dims, 1u);
    shape.dims[5] = static_cast<uint32_t>(elements);
    shape.strideA[5] = 1;
    return shape;
}

} // namespace tmw
