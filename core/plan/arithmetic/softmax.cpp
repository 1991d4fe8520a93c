// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/row.h"
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/softmax_int16.h"
#include "device_runtime/kernels/softmax_int8.h"

#include <cstddef>

namespace tmw {

std::optional<double> explainSoftmaxFloat(RecordReader& reader) {
    using R = rt::SoftmaxFloatRecord;
    const R r = reader.as<R>();
    const RowBelow<float, float> row(reader, offsetof(R, input), r.depth);
    const auto powerOf = [&](float value) {
        return rt::exponential((value - row.greatest) * r.beta);
    };
    const float scaled = row.difference * r.beta;
    if (r.beta != 1.0f)
        reader.step(StepKind::Multiplied, scaled, row.difference, r.beta);
    const float power =
        reader.named("exp", StepKind::Function, powerOf(row.values[row.own]), scaled);
    float sum = 0.0f;
    for (const float each : row.values)
        sum += powerOf(each);
    reader.step(StepKind::TotalOfPowers, sum, r.depth);
    return static_cast<double>(reader.step(StepKind::Divided, power / sum, power, sum));
}

std::optional<double> explainSoftmaxInt8(RecordReader& reader) {
    using R = rt::SoftmaxInt8Record;
    const R r = reader.as<R>();
    const RowBelow<int8_t, int32_t> row(reader, offsetof(R, input), r.depth);
    const int bits = r.head.kernel == static_cast<uint16_t>(rt::KernelId::SoftmaxInt8) ? 8 : 16;
    const int32_t least = -(1 << (bits - 1));
    const auto powerOf = [&](int32_t value) {
        const auto below = static_cast<uint32_t>(row.greatest - value);
        return below < r.expCount ? std::optional(reader.entry<int32_t>(r.exps, below))
                                  : std::nullopt;
    };
    int32_t sum = 0;
    for (const int32_t each : row.values)
        if (const auto power = powerOf(each))
            sum = rt::wrappingAdd(sum, rt::softmaxTerm(*power));
    const auto own = powerOf(row.values[row.own]);
    const int32_t power = reader.step(StepKind::Looked, own.value_or(0), -row.difference);
    reader.step(StepKind::TotalOfPowers, sum, row.values.size());
    const rt::SoftmaxShare share = rt::softmaxShare(sum, bits);
    reader.step(StepKind::Reciprocal, share.reciprocal, sum);
    const int32_t part = own ? rt::softmaxPart(share, power) : 0;
    reader.step(StepKind::Rescaled, part, power, share.reciprocal, -share.shift);
    const int32_t value =
        reader.step(StepKind::WithZeroPoint, rt::wrappingAdd(part, least), part, least);
    return reader.step(StepKind::Held, rt::clamp(value, least, -1 - least), value, least,
                       -1 - least);
}

std::optional<double> explainSoftmaxInt16(RecordReader& reader) {
    using R = rt::SoftmaxInt16Record;
    const R r = reader.as<R>();
    const RowBelow<int16_t, int32_t> row(reader, offsetof(R, input), r.depth);
    std::vector<int16_t> exps, reciprocals;
    for (size_t i = 0; i < rt::kSoftmaxTable; ++i) {
        exps.push_back(reader.entry<int16_t>(r.exps, i));
        reciprocals.push_back(reader.entry<int16_t>(r.reciprocals, i));
    }
    const auto powerOf = [&](int32_t value) {
        return rt::softmaxPower(r, exps.data(), value - row.greatest);
    };
    const auto [multiplier, shift] = r.rescale;
    const int32_t steps =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(row.difference, multiplier, shift),
                    row.difference, multiplier, shift);
    const int32_t power = reader.step(StepKind::Between, powerOf(row.values[row.own]), steps);
    int32_t sum = 0;
    for (const int32_t each : row.values)
        sum += powerOf(each);
    reader.step(StepKind::TotalOfPowers, sum, r.depth);
    const rt::SoftmaxShare16 share = rt::softmaxShare16(sum, reciprocals.data());
    reader.step(StepKind::Reciprocal, share.reciprocal, sum);
    const int32_t part = reader.step(StepKind::Shifted, rt::softmaxPart16(share, power), power,
                                     share.reciprocal, -share.shift);
    return reader.step(StepKind::Held, rt::clamp(part, 0, 32767), part, 0, 32767);
}

} // namespace tmw
