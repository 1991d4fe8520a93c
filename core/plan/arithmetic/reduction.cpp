// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/reduce.h"
#include "device_runtime/kernels/window.h"

#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

using rt::PoolFunction;
using rt::ReduceFunction;

/// Elements of the taps inside the plane, in the kernel's order.
std::vector<size_t> tapsOf(const rt::WindowShape& w, size_t element) {
    const size_t channel = element % w.channels;
    const size_t pixel = element / w.channels;
    const auto x = static_cast<uint32_t>(pixel % w.outWidth);
    const auto y = static_cast<uint32_t>(pixel / w.outWidth % w.outHeight);
    const size_t plane = pixel / w.outWidth / w.outHeight * w.inHeight * w.inWidth;
    const int32_t top = rt::originY(w, y);
    const int32_t left = rt::originX(w, x);
    const rt::TapRange ys = rt::tapsInside(top, w.inHeight, 1, w.height);
    const rt::TapRange xs = rt::tapsInside(left, w.inWidth, 1, w.width);
    std::vector<size_t> taps;
    for (uint32_t ky = ys.first; ky < ys.last; ++ky)
        for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
            const auto row = static_cast<size_t>(top + static_cast<int32_t>(ky));
            const auto column = static_cast<size_t>(left + static_cast<int32_t>(kx));
            taps.push_back((plane + row * w.inWidth + column) * w.channels + channel);
        }
    return taps;
}

/// Elements that are reduced into one, in the kernel's order.
std::vector<size_t> reducedOf(const rt::ReduceShape& shape, size_t element) {
    size_t start = 0;
    for (int d = 2; d >= 0; --d) {
        start += element % shape.keptDims[d] * shape.keptStrides[d];
        element /= shape.keptDims[d];
    }
    std::vector<size_t> found;
    rt::forEachOffset(shape.reducedDims, shape.reducedStrides, static_cast<uint32_t>(start),
                      [&](uint32_t at) { found.push_back(at); });
    return found;
}

int32_t greatest(RecordReader& reader, const std::vector<int32_t>& values, bool most) {
    int32_t found = values.front();
    for (const int32_t each : values)
        found = (most ? each > found : each < found) ? each : found;
    return reader.step(most ? StepKind::Greatest : StepKind::Least, found, values.size());
}

int32_t total(RecordReader& reader, const std::vector<int32_t>& values) {
    int32_t sum = 0;
    for (const int32_t each : values)
        sum = rt::wrappingAdd(sum, each);
    return reader.step(StepKind::Total, sum, values.size());
}

std::vector<int32_t> integers(RecordReader& reader, size_t field, const std::vector<size_t>& from,
                              DataType type) {
    std::vector<int32_t> values;
    for (const size_t each : from)
        values.push_back(reader.readInteger(field, each, type));
    return values;
}

std::vector<float> floats(RecordReader& reader, size_t field, const std::vector<size_t>& from) {
    std::vector<float> values;
    for (const size_t each : from)
        values.push_back(reader.readFloat(field, each));
    return values;
}

float total(RecordReader& reader, const std::vector<float>& values) {
    float sum = 0.0f;
    for (const float each : values)
        sum += each;
    return reader.step(StepKind::Total, sum, values.size());
}

} // namespace

std::optional<double> explainPoolInt(RecordReader& reader) {
    using R = rt::PoolIntRecord;
    const R r = reader.as<R>();
    const auto values = integers(reader, offsetof(R, input), tapsOf(r.window, reader.element()),
                                 static_cast<DataType>(r.type));
    int32_t value = 0;
    if (r.function == static_cast<uint16_t>(PoolFunction::Max)) {
        value = values.size() > 1 ? greatest(reader, values, true) : values.front();
    } else {
        const int32_t sum = total(reader, values);
        const auto count = static_cast<int32_t>(values.size());
        const int32_t half = sum > 0 ? count / 2 : -(count / 2);
        value = reader.step(StepKind::Averaged, rt::wrappingAdd(sum, half) / count, sum, count);
    }
    return reader.step(StepKind::Held, rt::clamp(value, r.low, r.high), value, r.low, r.high);
}

std::optional<double> explainPoolFloat(RecordReader& reader) {
    using R = rt::PoolFloatRecord;
    const R r = reader.as<R>();
    const auto values = floats(reader, offsetof(R, input), tapsOf(r.window, reader.element()));
    float value = values.front();
    if (r.function == static_cast<uint32_t>(PoolFunction::Max)) {
        for (const float each : values)
            value = value < each ? each : value;
        reader.step(StepKind::Greatest, value, values.size());
    } else {
        const float sum = total(reader, values);
        const auto count = static_cast<float>(values.size());
        value = reader.step(StepKind::Divided, sum / count, sum, count);
    }
    if (std::isfinite(r.low) || std::isfinite(r.high))
        value =
            reader.step(StepKind::Held, rt::clampFloat(value, r.low, r.high), value, r.low, r.high);
    return static_cast<double>(value);
}

std::optional<double> explainPoolRoot(RecordReader& reader) {
    using R = rt::PoolFloatRecord;
    const R r = reader.as<R>();
    const auto values = floats(reader, offsetof(R, input), tapsOf(r.window, reader.element()));
    float sum = 0.0f;
    for (const float each : values)
        sum += each * each;
    reader.step(StepKind::TotalOfSquares, sum, values.size());
    const auto count = static_cast<float>(values.size());
    const float mean = reader.step(StepKind::Divided, sum / count, sum, count);
    const float root = reader.named("sqrt", StepKind::Function, rt::squareRoot(mean), mean);
    return heldFloat(reader, root, r.low, r.high);
}

std::optional<double> explainReduceInt(RecordReader& reader) {
    using R = rt::ReduceIntRecord;
    const R r = reader.as<R>();
    const auto type = static_cast<DataType>(r.type);
    if (type == DataType::Int64) {
        uint64_t sum = 0;
        const auto all = reducedOf(r.shape, reader.element());
        for (const size_t each : all)
            sum += static_cast<uint64_t>(reader.readLong(offsetof(R, input), each));
        return static_cast<double>(
            reader.step(StepKind::Total, static_cast<int64_t>(sum), all.size()));
    }
    const auto function = static_cast<ReduceFunction>(r.function);
    const auto values =
        integers(reader, offsetof(R, input), reducedOf(r.shape, reader.element()), type);
    if (function == ReduceFunction::Max || function == ReduceFunction::Min)
        return greatest(reader, values, function == ReduceFunction::Max);
    int32_t value = total(reader, values);
    if ((r.head.flags & rt::kRescaled) == 0)
        return function == ReduceFunction::Mean
                   ? reader.step(StepKind::Cut, value / static_cast<int32_t>(values.size()), value,
                                 values.size())
                   : value;
    value = reader.step(StepKind::LessZeroPoint, rt::wrappingAdd(value, r.start), value,
                        -static_cast<double>(r.start));
    const auto [multiplier, shift] = r.rescale;
    value = reader.step(StepKind::Rescaled, rt::multiplyByQuantized(value, multiplier, shift),
                        value, multiplier, shift);
    value = reader.step(StepKind::WithZeroPoint, rt::wrappingAdd(value, r.zeroPoint), value,
                        r.zeroPoint);
    const rt::IntegerRange range = rt::rangeOf(type);
    return reader.step(StepKind::Held, rt::clamp(value, range.low, range.high), value, range.low,
                       range.high);
}

std::optional<double> explainReduceFloat(RecordReader& reader) {
    using R = rt::ReduceFloatRecord;
    const R r = reader.as<R>();
    const auto values = floats(reader, offsetof(R, input), reducedOf(r.shape, reader.element()));
    const auto fold = [&](StepKind kind, float first, auto combine) {
        for (const float each : values)
            first = combine(first, each);
        return reader.step(kind, first, values.size());
    };
    switch (static_cast<ReduceFunction>(r.function)) {
    case ReduceFunction::Max:
        return fold(StepKind::Greatest, values[0], [](float a, float b) { return b > a ? b : a; });
    case ReduceFunction::Min:
        return fold(StepKind::Least, values[0], [](float a, float b) { return b < a ? b : a; });
    case ReduceFunction::Product:
        return fold(StepKind::ProductOf, 1.0f, [](float a, float b) { return a * b; });
    case ReduceFunction::Sum:
        return total(reader, values);
    case ReduceFunction::Mean:
        break;
    }
    const float sum = total(reader, values);
    const auto count = static_cast<float>(values.size());
    return reader.step(StepKind::Divided, sum / count, sum, count);
}

} // namespace tmw
