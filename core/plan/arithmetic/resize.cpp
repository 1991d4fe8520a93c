// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"

#include <cstddef>

namespace tmw {

namespace {

using R = rt::ResizeBilinearRecord;

constexpr std::string_view kCorners[] = {
    TMW_PHRASE("Step", "upper left"), TMW_PHRASE("Step", "lower left"),
    TMW_PHRASE("Step", "upper right"), TMW_PHRASE("Step", "lower right")};

/// The pixels around an output pixel, in the kernel's order, times their parts of it.
template <typename T>
T mixed(RecordReader& reader, const size_t (&corners)[4], T down, T right, T one) {
    const T rows[] = {one - down, down, one - down, down};
    const T columns[] = {one - right, one - right, right, right};
    T parts[4]{};
    for (size_t i = 0; i < 4; ++i) {
        reader.setPart(kCorners[i]);
        const auto value = static_cast<T>(reader.read(offsetof(R, input), corners[i]));
        const T part = reader.step(StepKind::Multiplied, value * rows[i], value, rows[i]);
        parts[i] = reader.step(StepKind::Multiplied, part * columns[i], part, columns[i]);
    }
    reader.setPart({});
    T sum = parts[0];
    for (size_t i = 1; i < 4; ++i)
        sum = reader.step(StepKind::Added, sum + parts[i], sum, parts[i]);
    return sum;
}

} // namespace

std::optional<double> explainResizeBilinear(RecordReader& reader) {
    constexpr int64_t kOne = 1024;
    const R r = reader.as<R>();
    const size_t channel = reader.element() % r.channels;
    const size_t pixel = reader.element() / r.channels;
    const auto column = reader.entry<rt::Between>(r.columns, pixel % r.outWidth);
    const auto row = reader.entry<rt::Between>(r.rows, pixel / r.outWidth % r.outHeight);
    const size_t plane = pixel / r.outWidth / r.outHeight * r.inHeight;
    const auto at = [&](size_t y, size_t x) {
        return ((plane + y) * r.inWidth + x) * r.channels + channel;
    };
    const size_t corners[] = {at(row.lower, column.lower), at(row.upper, column.lower),
                              at(row.lower, column.upper), at(row.upper, column.upper)};
    if (static_cast<DataType>(r.type) == DataType::Float32)
        return static_cast<double>(
            mixed(reader, corners, row.weight.real, column.weight.real, 1.0f));
    const int64_t sum =
        mixed<int64_t>(reader, corners, row.weight.fixed, column.weight.fixed, kOne);
    constexpr int64_t kAll = kOne * kOne;
    return reader.step(StepKind::Averaged, (sum + (sum > 0 ? kAll / 2 : -kAll / 2)) / kAll, sum,
                       kAll);
}

} // namespace tmw
