// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/base/rounding.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernel_table.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

/// What the kernel itself makes of one number.
template <typename Record, typename T>
T runOnce(Record record, T value, std::span<const uint8_t> table = {}) {
    uint64_t arena[2] = {};
    std::vector<uint64_t> constants((table.size() + 7) / 8);
    if (!table.empty())
        std::memcpy(constants.data(), table.data(), table.size());
    std::memcpy(&arena[0], &value, sizeof value);
    record.count = 1;
    record.input = 0;
    record.output = 8;
    const rt::Kernel& kernel = *rt::fullKernels().find(record.head.kernel);
    kernel.run(record.head, {{reinterpret_cast<uint8_t*>(arena), nullptr,
                              reinterpret_cast<uint8_t*>(constants.data())}});
    T result;
    std::memcpy(&result, &arena[1], sizeof result);
    return result;
}

constexpr std::string_view kFunctions[] = {
    "relu",       "relu6",  "relu_n1_to_1", "tanh", "logistic",     "abs",  "-",     "sqrt",
    "rsqrt",      "square", "exp",          "log",  "floor",        "ceil", "round", "sign",
    "hard_swish", "elu",    "relu_0_to_1",  "gelu", "gelu_by_tanh", "sin",  "cos"};

int32_t inRange(RecordReader& reader, int32_t value, DataType type) {
    const rt::IntegerRange range = rt::rangeOf(type);
    return reader.step(StepKind::Held, rt::clamp(value, range.low, range.high), value, range.low,
                       range.high);
}

} // namespace

std::optional<double> explainUnaryFloat(RecordReader& reader) {
    using R = rt::UnaryFloatRecord;
    const R r = reader.as<R>();
    const float value = reader.readFloat(offsetof(R, input), reader.element());
    return static_cast<double>(
        reader.named(kFunctions[r.function], StepKind::Function, runOnce(r, value), value));
}

std::optional<double> explainLookup8(RecordReader& reader) {
    using R = rt::Lookup8Record;
    const R r = reader.as<R>();
    const int32_t value = reader.readInteger(offsetof(R, input), reader.element());
    const auto entry = reader.entry<uint8_t>(r.table, static_cast<uint8_t>(value));
    return reader.step(StepKind::Looked, storedValue(reader.outputType(), {&entry, 1}, 0), value);
}

std::optional<double> explainSigmoidInt16(RecordReader& reader) {
    using R = rt::SigmoidInt16Record;
    R r = reader.as<R>();
    const auto value = static_cast<int16_t>(reader.read(offsetof(R, input), reader.element()));
    // In steps of 1/12288, as the kernel's argument.
    const int64_t half = r.shift > 0 ? int64_t(1) << (r.shift - 1) : 0;
    const int64_t argument = (int64_t(value) * r.multiplier + half) >> r.shift;
    reader.step(StepKind::Shifted, argument, value, r.multiplier, -static_cast<int32_t>(r.shift));
    std::vector<uint8_t> table;
    for (size_t i = 0; i < rt::kSigmoidTable * sizeof(uint16_t); ++i)
        table.push_back(reader.entry<uint8_t>(r.table, i));
    r.table = rt::locate(rt::Memory::Constants, 0);
    return reader.step(StepKind::Between, runOnce(r, value, table), argument);
}

std::optional<double> explainQuantize(RecordReader& reader) {
    using R = rt::QuantizeRecord;
    constexpr int32_t kFar = 1 << 30; // beyond it any type is full
    const R r = reader.as<R>();
    const auto type = static_cast<DataType>(r.type);
    const float value = reader.readFloat(offsetof(R, input), reader.element());
    const float scaled = reader.step(StepKind::Divided, value / r.scale, value, r.scale);
    const int32_t whole =
        reader.step(StepKind::Rounded, rt::roundHalfAway(scaled, -kFar, kFar), scaled);
    const int64_t shifted =
        reader.step(StepKind::WithZeroPoint, int64_t(whole) + r.zeroPoint, whole, r.zeroPoint);
    const rt::IntegerRange range = rt::rangeOf(type);
    return reader.step(StepKind::Held, std::clamp<int64_t>(shifted, range.low, range.high), shifted,
                       range.low, range.high);
}

std::optional<double> explainDequantize(RecordReader& reader) {
    using R = rt::QuantizeRecord;
    const R r = reader.as<R>();
    const int32_t value = reader.readInteger(offsetof(R, input), reader.element());
    const int32_t less = reader.step(StepKind::LessZeroPoint,
                                     rt::wrappingSubtract(value, r.zeroPoint), value, r.zeroPoint);
    return static_cast<double>(
        reader.step(StepKind::Scaled, r.scale * static_cast<float>(less), less, r.scale));
}

std::optional<double> explainRequantize(RecordReader& reader) {
    using R = rt::RequantizeRecord;
    const R r = reader.as<R>();
    const int32_t value = reader.readInteger(offsetof(R, input), reader.element());
    const int32_t less =
        reader.step(StepKind::LessZeroPoint, rt::wrappingSubtract(value, r.inputZeroPoint), value,
                    r.inputZeroPoint);
    const auto [multiplier, shift] = r.rescale;
    const int32_t scaled =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(less, multiplier, shift), less,
                    multiplier, shift);
    const int32_t shifted =
        reader.step(StepKind::WithZeroPoint, rt::wrappingAdd(scaled, r.outputZeroPoint), scaled,
                    r.outputZeroPoint);
    return inRange(reader, shifted, static_cast<DataType>(r.outputType));
}

std::optional<double> explainInverseRootInt16(RecordReader& reader) {
    using R = rt::InverseRootInt16Record;
    constexpr int32_t kBits = 20; // more, so that the root of a whole number stays whole
    const R r = reader.as<R>();
    const int32_t value = reader.readInteger(offsetof(R, input), reader.element());
    if (value == 0)
        return reader.step(StepKind::Filled, 32767);
    const auto [multiplier, shift] = rt::inverseRoot(value);
    reader.named("rsqrt", StepKind::FixedFunction, multiplier, value);
    const int32_t fixed =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(1, multiplier, shift + kBits), 1,
                    multiplier, shift + kBits);
    const int32_t scaled =
        reader.step(StepKind::Rescaled,
                    rt::multiplyByQuantized(fixed, r.rescale.multiplier, r.rescale.shift - kBits),
                    fixed, r.rescale.multiplier, r.rescale.shift - kBits);
    return inRange(reader, scaled, DataType::Int16);
}

} // namespace tmw
