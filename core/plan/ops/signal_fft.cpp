// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/custom_options.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/signal.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace tmw {

namespace {

using R = rt::SignalFftRecord;

using rt::KernelId;

/// Of a type: for lengths that are powers of two, and for others.
struct Kernels {
    KernelId even, evenInverse;
    KernelId mixed, mixedInverse;
};

/// A factor within -1 to 1, as the transform's numbers have it.
template <typename T>
T factorOf(double value) {
    if constexpr (std::numeric_limits<T>::is_integer)
        return static_cast<T>(std::floor(0.5 + std::numeric_limits<T>::max() * value));
    else
        return static_cast<T>(value);
}

template <typename T>
rt::Complex<T> onCircle(double phase) {
    return {factorOf<T>(std::cos(phase)), factorOf<T>(std::sin(phase))};
}

template <typename T>
Status planTransform(OpPlanner& planner, const Kernels& kernels, bool inverse, R record) {
    const double turn = (inverse ? 1 : -1) * std::numbers::pi;
    const uint32_t half = record.length / 2;
    std::vector<rt::Complex<T>> twiddles, finish;
    for (uint32_t i = 0; i < half; ++i)
        twiddles.push_back(onCircle<T>(2 * turn * i / half));
    for (uint32_t i = 0; i < half / 2; ++i)
        finish.push_back(onCircle<T>(turn * (static_cast<double>(i + 1) / half + 0.5)));
    record.twiddles = planner.addConstants(std::span<const rt::Complex<T>>(twiddles));
    record.finish = planner.addConstants(std::span<const rt::Complex<T>>(finish));
    const bool even = std::has_single_bit(record.length);
    const KernelId kernel = inverse ? (even ? kernels.evenInverse : kernels.mixedInverse)
                                    : (even ? kernels.even : kernels.mixed);
    planner.emit(kernel, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), false,
                 {offsetof(R, scratch), sizeof(rt::Complex<T>) * uint64_t{half}});
    return {};
}

/// Half of the length in stages of two to five branches, as TensorFlow Lite Micro has them: it has
/// no memory for a stage of another prime.
Result<uint32_t> lengthOf(const OpPlanner& planner) {
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t length, options.integer("fft_length", 4, 65536));
    int64_t rest = length % 2 == 0 ? length : 0;
    for (const int64_t factor : {2, 3, 5})
        while (rest > 1 && rest % factor == 0)
            rest /= factor;
    if (rest != 1)
        return planner.refuse(kUnsupportedForm, "its length " + toText(length) +
                                                    " is odd or has other factors than 2, 3 and 5");
    return static_cast<uint32_t>(length);
}

/// Rows of so many numbers to rows of so many others.
Result<R> recordOf(const OpPlanner& planner, uint32_t length, uint32_t size, uint32_t answers) {
    const size_t all = planner.elements(planner.input(0));
    if (size == 0 || all % size != 0 || all / size > 0xffff ||
        all / size * answers != planner.elements(planner.output()))
        return tl::unexpected(refuseShape(planner).error());
    R record{};
    record.rows = static_cast<uint32_t>(all / size);
    record.size = size;
    record.length = length;
    return record;
}

Status planAny(OpPlanner& planner, bool inverse) {
    TMW_CHECK(planner.expect(1, 1));
    const DataType type = planner.input(0).type;
    TMW_CHECK(checkTypes(planner, {type}, {type}));
    TMW_TRY(const uint32_t length, lengthOf(planner));
    const uint32_t row = rowOf(planner.input(0));
    if (inverse ? row != length + 2 || rowOf(planner.output()) != length : row > length)
        return refuseShape(planner);
    TMW_TRY(const R record, recordOf(planner, length, row, inverse ? length : length + 2));
    switch (type) {
    case DataType::Int16:
        return planTransform<int16_t>(planner,
                                      {KernelId::SignalFft, KernelId::SignalInverseFft,
                                       KernelId::SignalFftMixed, KernelId::SignalInverseFftMixed},
                                      inverse, record);
    case DataType::Int32:
        return planTransform<int32_t>(planner,
                                      {KernelId::SignalFftInt32, KernelId::SignalInverseFftInt32,
                                       KernelId::SignalFftMixedInt32,
                                       KernelId::SignalInverseFftMixedInt32},
                                      inverse, record);
    case DataType::Float32:
        return planTransform<float>(planner,
                                    {KernelId::SignalFftFloat, KernelId::SignalInverseFftFloat,
                                     KernelId::SignalFftMixedFloat,
                                     KernelId::SignalInverseFftMixedFloat},
                                    inverse, record);
    default:
        return planner.refuse(kUnsupportedType, planner.typeList());
    }
}

} // namespace

Status planSignalFft(OpPlanner& planner) {
    return planAny(planner, false);
}

Status planSignalInverseFft(OpPlanner& planner) {
    return planAny(planner, true);
}

} // namespace tmw
