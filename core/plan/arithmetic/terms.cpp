// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "core/plan/arithmetic/slices.h"
#include "device_runtime/kernels/sum_scale.h"

#include <cstddef>
#include <type_traits>

namespace tmw {

namespace {

/// How sums of int8 terms end (rt::SumScale).
int32_t scaledSum(RecordReader& reader, const rt::SumScale& scale,
                  const std::vector<double>& terms) {
    int32_t total = 0;
    for (const double each : terms)
        total += static_cast<int32_t>(each);
    reader.step(StepKind::Total, total, terms.size());
    // A term of 0 is where it begins.
    const int32_t zeros =
        rt::wrappingMultiply(static_cast<int32_t>(terms.size()) + 1, scale.inputZeroPoint);
    const int32_t less =
        reader.step(StepKind::LessZeroPoint, rt::wrappingSubtract(total, zeros), total, zeros);
    const int32_t sum = reader.step(
        StepKind::ShiftedLeft, rt::wrappingShiftLeft(less, rt::kTermShift), less, rt::kTermShift);
    return requantized(reader, sum, scale.rescale, scale.zeroPoint, {-128, 127});
}

template <typename T>
double plainSum(RecordReader& reader, const std::vector<T>& terms) {
    T sum = 0;
    for (const T each : terms)
        sum += each;
    if constexpr (std::is_floating_point_v<T>)
        return static_cast<double>(reader.step(StepKind::Total, sum, terms.size()));
    else
        return static_cast<double>(
            reader.step(StepKind::Total, static_cast<std::make_signed_t<T>>(sum), terms.size()));
}

} // namespace

std::optional<double> explainSumInt8(RecordReader& reader) {
    using R = rt::SumInt8Record;
    const R r = reader.as<R>();
    std::vector<double> terms;
    for (size_t t = 0; t < r.terms; ++t)
        terms.push_back(reader.read(offsetof(R, inputs) + t * sizeof(rt::Location),
                                    reader.element(), DataType::Int8));
    return scaledSum(reader, r.scale, terms);
}

std::optional<double> explainRunningSum(RecordReader& reader) {
    using R = rt::RunningSumRecord;
    constexpr size_t kInput = offsetof(R, input);
    const R r = reader.as<R>();
    const size_t element = reader.element();
    const size_t own = element / r.inner % r.axis;
    const size_t first = element - own * r.inner;
    const size_t count = (r.backwards ? r.axis - own : own + 1) - (r.exclusive ? 1 : 0);
    std::vector<size_t> places;
    for (size_t k = 0; k < count; ++k)
        places.push_back(first + (r.backwards ? r.axis - 1 - k : k) * r.inner);
    const auto termsOf = [&]<typename T>(T, auto read) {
        std::vector<T> terms;
        for (const size_t at : places)
            terms.push_back(static_cast<T>(read(at)));
        return terms;
    };
    const auto number = [&](size_t at) { return reader.read(kInput, at); };
    switch (static_cast<DataType>(r.type)) {
    case DataType::Float32:
        return plainSum(reader, termsOf(0.0f, number));
    case DataType::Int8:
        return scaledSum(reader, r.scale, termsOf(0.0, number));
    case DataType::Int32:
        return plainSum(reader, termsOf(uint32_t{0}, [&](size_t at) {
                            return reader.readInteger(kInput, at, DataType::Int32);
                        }));
    default:
        return plainSum(
            reader, termsOf(uint64_t{0}, [&](size_t at) { return reader.readLong(kInput, at); }));
    }
}

std::optional<double> explainScatterNd(RecordReader& reader) {
    using R = rt::ScatterNdRecord;
    const R r = reader.as<R>();
    const auto type = static_cast<DataType>(r.type);
    const size_t slice = reader.element() / r.elements;
    double sum = 0;
    reader.step(StepKind::Filled, sum);
    for (size_t row = 0; row < r.index.count; ++row) {
        if (sliceOf(r.index, row,
                    [&](size_t at) { return reader.look(offsetof(R, indices), at); }) != slice)
            continue;
        const double update = reader.read(offsetof(R, updates),
                                          row * r.elements + reader.element() % r.elements, type);
        double next = static_cast<double>(static_cast<float>(sum) + static_cast<float>(update));
        if (type != DataType::Float32) {
            const int32_t added =
                rt::wrappingAdd(static_cast<int32_t>(sum), static_cast<int32_t>(update));
            next = storedValue(type, {reinterpret_cast<const uint8_t*>(&added), sizeof added}, 0);
        }
        sum = reader.step(StepKind::Added, next, sum, update);
    }
    return sum;
}

} // namespace tmw
