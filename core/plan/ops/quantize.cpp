// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half.h"
#include "core/plan/ops/op_table.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

namespace {

bool isInteger(DataType type) {
    return rt::isQuantizedInteger(static_cast<uint32_t>(type));
}

Status checkShapes(const OpPlanner& planner) {
    const size_t in = planner.elements(planner.input(0));
    const size_t out = planner.elements(planner.output());
    if (in != out)
        return planner.refuse(kShape, toText(in) + " elements in, " + toText(out) + " out");
    return {};
}

/// The bytes of the floats that a constant's integers or halves stand for.
Result<std::vector<uint8_t>> dequantized(const OpPlanner& planner) {
    const TfliteTensor& input = planner.input(0);
    const size_t count = planner.elements(input);
    std::vector<uint8_t> bytes(count * sizeof(float));
    const auto put = [&](size_t i, float value) {
        std::memcpy(bytes.data() + i * sizeof value, &value, sizeof value);
    };
    if (input.type == DataType::Float16) {
        const auto halves = planner.constant<uint16_t>(0);
        for (size_t i = 0; i < count; ++i)
            put(i, halfToFloat(halves[i]));
        return bytes;
    }
    const TensorQuantization& q = input.quantization;
    if (!q.present())
        return planner.refuse(kQuantization, "tensor \"" + input.name + "\" has no scale");
    // The first of several: TensorFlow Lite Micro knows no other here.
    const int64_t zeroPoint = q.zeroPoints.empty() ? 0 : q.zeroPoints[0];
    const auto data = planner.constant<uint8_t>(0);
    for (size_t i = 0; i < count; ++i)
        put(i,
            q.scales[0] * static_cast<float>(
                              rt::loadInteger(data.data(), static_cast<uint32_t>(i), input.type) -
                              zeroPoint));
    return bytes;
}

void emitAffine(OpPlanner& planner, rt::KernelId kernel, DataType type,
                const AffineQuantization& q) {
    using R = rt::QuantizeRecord;
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    record.type = static_cast<uint32_t>(type);
    record.scale = q.scale;
    record.zeroPoint = q.zeroPoint;
    planner.emit(kernel, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
}

void emitLookup(OpPlanner& planner, const AffineQuantization& in, const AffineQuantization& out,
                const rt::Rescale& rescale) {
    using R = rt::Lookup8Record;
    const DataType from = planner.input(0).type;
    const DataType to = planner.output().type;
    std::vector<uint8_t> table(256);
    for (uint32_t i = 0; i < 256; ++i) {
        const int32_t read =
            from == DataType::Int8 ? static_cast<int8_t>(i) : static_cast<int32_t>(i);
        const int32_t value = read - in.zeroPoint;
        const rt::IntegerRange range = rt::rangeOf(to);
        const int32_t q = rt::multiplyByQuantized(value, rescale.multiplier, rescale.shift);
        table[i] = static_cast<uint8_t>(
            rt::clamp(rt::wrappingAdd(q, out.zeroPoint), range.low, range.high));
    }
    R record{};
    record.table = planner.addConstants(std::span<const uint8_t>(table));
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    planner.emit(rt::KernelId::Lookup8, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
}

Status planRequantize(OpPlanner& planner) {
    using R = rt::RequantizeRecord;
    const TfliteTensor& input = planner.input(0);
    const TfliteTensor& output = planner.output();
    TMW_TRY(const AffineQuantization in, planner.affine(input));
    TMW_TRY(const AffineQuantization out, planner.affine(output));
    const rt::Rescale rescale =
        rescaleOf(static_cast<double>(in.scale) / static_cast<double>(out.scale));
    if (rt::sizeOf(input.type) == 1 && rt::sizeOf(output.type) == 1) {
        emitLookup(planner, in, out, rescale);
        return {};
    }
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(output));
    record.inputType = static_cast<uint16_t>(input.type);
    record.outputType = static_cast<uint16_t>(output.type);
    record.inputZeroPoint = in.zeroPoint;
    record.outputZeroPoint = out.zeroPoint;
    record.rescale = rescale;
    planner.emit(rt::KernelId::Requantize, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace

Status planQuantize(OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    TMW_CHECK(checkShapes(planner));
    const DataType from = planner.input(0).type;
    const DataType to = planner.output().type;
    if (isInteger(from) && isInteger(to))
        return planRequantize(planner);
    if (from != DataType::Float32 || !isInteger(to))
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const AffineQuantization q, planner.affine(planner.output()));
    emitAffine(planner, rt::KernelId::Quantize, to, q);
    return {};
}

Status planDequantize(OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    TMW_CHECK(checkShapes(planner));
    const TfliteTensor& input = planner.input(0);
    const bool half = input.type == DataType::Float16;
    if (planner.output().type != DataType::Float32 || !(isInteger(input.type) || half))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.isConstant(0)) {
        TMW_TRY(auto bytes, dequantized(planner));
        planner.fold(std::move(bytes));
        return {};
    }
    if (half)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const AffineQuantization q, planner.affine(input));
    emitAffine(planner, rt::KernelId::Dequantize, input.type, q);
    return {};
}

} // namespace tmw
