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

Result<rt::MatMulShape> shapeOf(const OpPlanner& planner) {
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
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
    rt::MatMulShape shape{};
    int64_t elements = rows * columns;
    bool fits = depth == (turnB ? b1 : b0);
    for (size_t i = 0; i < kMostBatchDims; ++i) {
        const int64_t da = batchesA.dims[i], db = batchesB.dims[i];
        fits = fits && (da == db || da == 1 || db == 1);
        shape.batches[i] = static_cast<uint32_t>(da == 1 ? db : da);
        shape.batchStridesA[i] = static_cast<uint32_t>(batchesA.strides[i]);
        shape.batchStridesB[i] = static_cast<uint32_t>(batchesB.strides[i]);
        elements *= shape.batches[i];
    }
    if (!fits || elements != static_cast<int64_t>(planner.elements(out)))
        return planner.refuse(kShape, shapes);
    shape.rows = static_cast<uint32_t>(rows);
    shape.depth = static_cast<uint32_t>(depth);
    shape.columns = static_cast<uint32_t>(columns);
    shape.strideAi = static_cast<uint32_t>(turnA ? 1 : a1);
    shape.strideAk = static_cast<uint32_t>(turnA ? a1 : 1);
    shape.strideBk = static_cast<uint32_t>(turnB ? 1 : b1);
    shape.strideBj = static_cast<uint32_t>(turnB ? b1 : 1);
    return shape;
}

template <typename R>
void emitProduct(OpPlanner& planner, rt::KernelId kernel, const R& record) {
    planner.emit(kernel, record, {planner.read(offsetof(R, a), 0), planner.read(offsetof(R, b), 1)},
                 planner.write(offsetof(R, output)));
}

Status planInteger(OpPlanner& planner, const rt::MatMulShape& shape) {
    TMW_TRY(const AffineQuantization a, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization b, planner.affine(planner.input(1)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const bool wide = planner.output().type == DataType::Int16;
    if (wide && (a.zeroPoint != 0 || b.zeroPoint != 0 || out.zeroPoint != 0))
        return planner.refuse(kQuantization, "the zero point of int16 must be 0");
    rt::MatMulIntRecord record{};
    record.shape = shape;
    record.type = static_cast<uint32_t>(planner.output().type);
    record.zeroPointA = a.zeroPoint;
    record.zeroPointB = b.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    // The product is one of floats, as TensorFlow Lite has it.
    record.rescale =
        rescaleOf(static_cast<double>(a.scale * b.scale) / static_cast<double>(out.scale));
    if (wide && record.rescale.shift > 7)
        return planner.refuse(kQuantization,
                              "the scale of the output is too small for the inputs'");
    emitProduct(planner, rt::KernelId::MatMulInt, record);
    return {};
}

} // namespace

Status planBatchMatMul(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    const DataType type = planner.output().type;
    const DataType a = planner.input(0).type, b = planner.input(1).type;
    if (type == DataType::Int16 && a == type && b == DataType::Int8)
        return planner.refuse(kUnsupportedForm,
                              "int16 by int8, which TensorFlow Lite Micro refuses and for which "
                              "LiteRT answers zeros. Convert both to int16, or use "
                              "FULLY_CONNECTED");
    const bool isPlanned =
        type == DataType::Float32 || type == DataType::Int8 || type == DataType::Int16;
    if (a != type || b != type || !isPlanned)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const rt::MatMulShape shape, shapeOf(planner));
    planner.setMacs(uint64_t(planner.elements(planner.output())) * shape.depth);
    if (type != DataType::Float32)
        return planInteger(planner, shape);
    rt::MatMulFloatRecord record{};
    record.shape = shape;
    emitProduct(planner, rt::KernelId::MatMulFloat, record);
    return {};
}

} // namespace tmw
