// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kMostBatchDims = 3;

/// The batch dimensions of a matrix operand, aligned at the end, with their strides.
struct Batches {
    int64_t dims[kMostBatchDims] = {1, 1, 1};
    int64_t strides[kMostBatchDims] = {0, 0, 0};

    explicit Batches(const Shape& shape) {
        const auto dense = stridesOf(shape);
        for (size_t i = 0; i + 2 < shape.size(); ++i) {
            const size_t at = kMostBatchDims - (shape.size() - 2) + i;
            dims[at] = shape[i];
            strides[at] = shape[i] == 1 ? 0 : dense[i];
        }
    }
};

} // namespace

Status planBatchMatMul(OpPlanner& planner) {
    using R = rt::MatMulFloatRecord;
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    if (a.type != DataType::Float32 || b.type != a.type || out.type != a.type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const auto* options = planner.options<schema::BatchMatMulOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::BatchMatMulOptions));
    const bool turnA = options && options->adj_x();
    const bool turnB = options && options->adj_y();
    const std::string shapes =
        toText(a.shape) + " by " + toText(b.shape) + " to " + toText(out.shape);
    const size_t most = kMostBatchDims + 2;
    if (a.shape.size() < 2 || b.shape.size() < 2)
        return planner.refuse(kShape, shapes);
    if (a.shape.size() > most || b.shape.size() > most)
        return planner.refuse(kUnsupportedForm, "more than five dimensions");
    const int64_t a1 = a.shape.back(), a0 = a.shape[a.shape.size() - 2];
    const int64_t b1 = b.shape.back(), b0 = b.shape[b.shape.size() - 2];
    const int64_t rows = turnA ? a1 : a0, depth = turnA ? a0 : a1;
    const int64_t columns = turnB ? b0 : b1;
    const Batches batchesA(a.shape), batchesB(b.shape);
    R record{};
    int64_t elements = rows * columns;
    bool fits = depth == (turnB ? b1 : b0);
    for (size_t i = 0; i < kMostBatchDims; ++i) {
        const int64_t da = batchesA.dims[i], db = batchesB.dims[i];
        fits = fits && (da == db || da == 1 || db == 1);
        record.batches[i] = static_cast<uint32_t>(da == 1 ? db : da);
        record.batchStridesA[i] = static_cast<uint32_t>(batchesA.strides[i]);
        record.batchStridesB[i] = static_cast<uint32_t>(batchesB.strides[i]);
        elements *= record.batches[i];
    }
    if (!fits || elements != static_cast<int64_t>(planner.elements(out)))
        return planner.refuse(kShape, shapes);
    planner.setMacs(static_cast<uint64_t>(elements * depth));
    record.rows = static_cast<uint32_t>(rows);
    record.depth = static_cast<uint32_t>(depth);
    record.columns = static_cast<uint32_t>(columns);
    record.strideAi = static_cast<uint32_t>(turnA ? 1 : a1);
    record.strideAk = static_cast<uint32_t>(turnA ? a1 : 1);
    record.strideBk = static_cast<uint32_t>(turnB ? 1 : b1);
    record.strideBj = static_cast<uint32_t>(turnB ? b1 : 1);
    planner.emit(rt::KernelId::MatMulFloat, record,
                 {planner.read(offsetof(R, a), 0), planner.read(offsetof(R, b), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw
