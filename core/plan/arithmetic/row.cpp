// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/row.h"

#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/log_softmax_int8.h"
#include "device_runtime/kernels/rows_float.h"

#include <cstddef>

namespace tmw {

std::optional<double> explainL2NormalizeFloat(RecordReader& reader) {
    using R = rt::RowsFloatRecord;
    const R r = reader.as<R>();
    const Row<float, float> row(reader, offsetof(R, input), r.depth);
    float sum = 0.0f;
    for (const float each : row.values)
        sum += each * each;
    reader.step(StepKind::TotalOfSquares, sum, r.depth);
    const float root = reader.named("sqrt", StepKind::Function, rt::squareRoot(sum), sum);
    const float norm = reader.step(StepKind::Greater, root < rt::kLeastNorm ? rt::kLeastNorm : root,
                                   root, rt::kLeastNorm);
    const float own = row.values[row.own];
    return static_cast<double>(reader.step(StepKind::Divided, own / norm, own, norm));
}

std::optional<double> explainL2NormalizeInt8(RecordReader& reader) {
    using R = rt::RowsIntRecord;
    constexpr int32_t kBits = 7; // steps of 1/128
    const R r = reader.as<R>();
    const Row<int8_t, int32_t> row(reader, offsetof(R, input), r.depth);
    uint32_t sum = 0;
    for (const int32_t each : row.values)
        sum += static_cast<uint32_t>((each - r.zeroPoint) * (each - r.zeroPoint));
    reader.step(StepKind::TotalOfSquares, sum, r.depth);
    const rt::FixedPointRoot root = rt::inverseRoot(static_cast<int32_t>(sum));
    reader.named("rsqrt", StepKind::FixedFunction, root.multiplier, sum);
    const int32_t own = row.values[row.own];
    const int32_t less = reader.step(StepKind::LessZeroPoint, own - r.zeroPoint, own, r.zeroPoint);
    const int32_t shift = root.shift + kBits;
    const int32_t value =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(less, root.multiplier, shift), less,
                    root.multiplier, shift);
    return reader.step(StepKind::Held, rt::clamp(value, -128, 127), value, -128, 127);
}

std::optional<double> explainLogSoftmaxFloat(RecordReader& reader) {
    using R = rt::RowsFloatRecord;
    const R r = reader.as<R>();
    const RowBelow<float, float> row(reader, offsetof(R, input), r.depth);
    float sum = 0.0f;
    for (const float each : row.values)
        sum += rt::exponential(each - row.greatest);
    reader.step(StepKind::TotalOfPowers, sum, r.depth);
    const float whole = reader.named("log", StepKind::Function, rt::logarithm(sum), sum);
    return static_cast<double>(
        reader.step(StepKind::Subtracted, row.difference - whole, row.difference, whole));
}

std::optional<double> explainLogSoftmaxInt8(RecordReader& reader) {
    using R = rt::LogSoftmaxInt8Record;
    constexpr int32_t kFractionBits = 22; // more than the output's
    const R r = reader.as<R>();
    const RowBelow<int8_t, int32_t> row(reader, offsetof(R, input), r.depth);
    std::vector<int32_t> exps;
    std::vector<int8_t> values(row.values.begin(), row.values.end());
    for (size_t i = 0; i < r.expCount; ++i)
        exps.push_back(reader.entry<int32_t>(r.exps, i));
    const int32_t sum = rt::logSoftmaxSum(r, exps.data(), values.data(), row.greatest);
    reader.step(StepKind::TotalOfPowers, sum, r.depth);
    const int32_t log = reader.named("log", StepKind::FixedFunction, rt::fixedLog(sum), sum);
    if (row.difference <= rt::logSoftmaxBound(r, log))
        return reader.step(StepKind::Filled, -128);
    const auto [multiplier, shift] = r.rescale;
    const int32_t scaled =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(row.difference, multiplier, shift),
                    row.difference, multiplier, shift);
    const int32_t less =
        reader.step(StepKind::Subtracted, rt::wrappingSubtract(scaled, log), scaled, log);
    const int32_t rounded = reader.step(
        StepKind::Shifted, rt::divideByPowerOfTwo(less, kFractionBits), less, 1, -kFractionBits);
    const int32_t value = reader.step(StepKind::WithZeroPoint, 127 + rounded, rounded, 127);
    return reader.step(StepKind::Held, rt::clamp(value, -128, 127), value, -128, 127);
}

std::optional<double> explainTopK(RecordReader& reader) {
    using R = rt::TopKRecord;
    const R r = reader.as<R>();
    const size_t first = reader.element() / r.count * r.depth;
    const size_t place = reader.element() % r.count;
    std::vector<double> values;
    std::vector<size_t> order; // an equal one comes behind
    for (size_t i = 0; i < r.depth; ++i) {
        values.push_back(reader.read(offsetof(R, input), first + i));
        size_t at = order.size();
        while (at > 0 && values[order[at - 1]] < values[i])
            --at;
        order.insert(order.begin() + static_cast<ptrdiff_t>(at), i);
        if (order.size() > r.count)
            order.pop_back();
    }
    const double value = reader.step(StepKind::Ranked, values[order[place]], place + 1, r.depth);
    if (reader.writtenField() == offsetof(R, values))
        return value;
    return reader.step(StepKind::Place, order[place], value);
}

std::optional<double> explainArgExtreme(RecordReader& reader) {
    using R = rt::ArgExtremeRecord;
    const R r = reader.as<R>();
    const size_t first = reader.element() / r.inner * r.axis * r.inner + reader.element() % r.inner;
    size_t found = 0;
    double best = 0;
    for (size_t i = 0; i < r.axis; ++i) {
        const double value = reader.read(offsetof(R, input), first + i * r.inner);
        if (i > 0 && !(r.least != 0 ? value < best : value > best))
            continue;
        best = value;
        found = i;
    }
    reader.step(r.least != 0 ? StepKind::Least : StepKind::Greatest, best, r.axis);
    return reader.step(StepKind::Place, found, best);
}

} // namespace tmw
