// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace tmw {

namespace {

using rt::BinaryFunction;

/// Strides of the operands over the output's shape, neighbouring dimensions joined where both
/// operands run through them in one go. Nothing: the shapes do not fit.
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

/// In place where neither operand is read again after an element of the output is written.
template <typename Record>
void emitBinary(OpPlanner& planner, rt::KernelId kernel, const Record& record) {
    const size_t out = planner.elements(planner.output());
    std::vector<Operand> reads = {planner.read(offsetof(Record, a), 0),
                                  planner.read(offsetof(Record, b), 1)};
    const bool inPlace =
        planner.elements(planner.input(0)) == out && planner.elements(planner.input(1)) == out;
    planner.emit(kernel, record, std::move(reads), planner.write(offsetof(Record, output)),
                 inPlace);
}

Status planInteger(OpPlanner& planner, BinaryFunction function, const rt::Broadcast& shape,
                   ClampKind kind) {
    const DataType type = planner.output().type;
    TMW_TRY(const AffineQuantization a, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization b, planner.affine(planner.input(1)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const double scaleA = static_cast<double>(a.scale);
    const double scaleB = static_cast<double>(b.scale);
    const double scaleOut = static_cast<double>(out.scale);
    const IntegerClamp clamp = clampOf(kind, out, type);
    rt::BinaryIntRecord record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    record.shape = shape;
    record.zeroPointA = a.zeroPoint;
    record.zeroPointB = b.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    if (function == BinaryFunction::Add) {
        const double twice = 2 * std::max(scaleA, scaleB);
        record.shift = type == DataType::Int16 ? 15 : 20;
        record.rescaleA = rescaleOf(scaleA / twice);
        record.rescaleB = rescaleOf(scaleB / twice);
        record.rescale = rescaleOf(twice / ((1 << record.shift) * scaleOut));
    } else {
        record.rescale = rescaleOf(scaleA * scaleB / scaleOut);
    }
    emitBinary(planner, rt::KernelId::BinaryInt, record);
    return {};
}

Status planBinary(OpPlanner& planner, BinaryFunction function, int activation) {
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    const auto kind = clampKindOf(activation);
    if (!kind)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    if (a.type != out.type || b.type != out.type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const auto shape = broadcast(a.shape, b.shape, out.shape);
    if (!shape)
        return planner.refuse(kShape, toText(a.shape) + " and " + toText(b.shape) + " to " +
                                          toText(out.shape));
    if (out.type == DataType::Int8 || out.type == DataType::Int16)
        return planInteger(planner, function, *shape, *kind);
    if (out.type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const FloatClamp clamp = clampOf(*kind);
    rt::BinaryFloatRecord record{};
    record.function = static_cast<uint32_t>(function);
    record.shape = *shape;
    record.low = clamp.low;
    record.high = clamp.high;
    emitBinary(planner, rt::KernelId::BinaryFloat, record);
    return {};
}

} // namespace

Status planAdd(OpPlanner& planner) {
    const auto* options = planner.options<schema::AddOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::AddOptions));
    return planBinary(planner, BinaryFunction::Add,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

Status planMul(OpPlanner& planner) {
    const auto* options = planner.options<schema::MulOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::MulOptions));
    return planBinary(planner, BinaryFunction::Mul,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

} // namespace tmw
