// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/pool.h"

#if TMW_RT_HAS_MVE
#include <arm_mve.h>
#endif

namespace tmw {
namespace rt {

namespace {

template <typename T, typename Each>
void eachOf(const T* row, uint32_t columns, uint32_t step, Each each) {
    for (const T* const end = row + columns * step; row != end; row += step)
        each(*row);
}

/// Of four channels that lie side by side.
void sumOfFour(const int8_t* at, uint32_t step, uint32_t line, uint32_t rows, uint32_t columns,
               int32_t (&sums)[4]) {
#if TMW_RT_HAS_MVE
    int32x4_t sum = vdupq_n_s32(0);
    for (; rows > 0; --rows, at += line - columns * step)
        for (uint32_t x = columns; x > 0; --x, at += step)
            sum = vaddq_s32(sum, vldrbq_s32(at));
    vstrwq_s32(sums, sum);
#else
    sums[0] = sums[1] = sums[2] = sums[3] = 0;
    for (; rows > 0; --rows, at += line - columns * step)
        for (uint32_t x = columns; x > 0; --x, at += step)
            for (uint32_t i = 0; i < 4; ++i)
                sums[i] = wrappingAdd(sums[i], at[i]);
#endif
}

template <typename T>
void runMax(const PoolIntRecord& r, const KernelContext& context) {
    const WindowShape w = r.window;
    const uint32_t line = w.inWidth * w.channels;
    const int32_t low = r.low, high = r.high;
    T* out = context.write<T>(r.output);
    forEachPool(w, context.read<T>(r.input), [&](const T* at, uint32_t rows, uint32_t columns) {
        int32_t most = *at;
        for (uint32_t y = 0; y < rows; ++y)
            eachOf(at + y * line, columns, w.channels,
                   [&](int32_t value) { most = value > most ? value : most; });
        *out++ = static_cast<T>(clamp(most, low, high));
    });
}

template <typename T>
void runAverage(const PoolIntRecord& r, const KernelContext& context) {
    const WindowShape w = r.window;
    const uint32_t line = w.inWidth * w.channels;
    const int32_t low = r.low, high = r.high;
    T* out = context.write<T>(r.output);
    forEachPool(w, context.read<T>(r.input), [&](const T* at, uint32_t rows, uint32_t columns) {
        int32_t sum = 0;
        for (uint32_t y = 0; y < rows; ++y)
            eachOf(at + y * line, columns, w.channels,
                   [&](int32_t value) { sum = wrappingAdd(sum, value); });
        const int32_t count = static_cast<int32_t>(rows * columns);
        const int32_t half = sum > 0 ? count / 2 : -(count / 2);
        *out++ = static_cast<T>(clamp(wrappingAdd(sum, half) / count, low, high));
    });
}

/// Four channels at a time.
void runAverageOfFour(const PoolIntRecord& r, const KernelContext& context) {
    const WindowShape w = r.window;
    const uint32_t line = w.inWidth * w.channels, step = w.channels;
    const int32_t low = r.low, high = r.high;
    int8_t* out = context.write<int8_t>(r.output);
    forEachPool(
        w, context.read<int8_t>(r.input),
        [&](const int8_t* at, uint32_t rows, uint32_t columns) {
            int32_t sums[4];
            sumOfFour(at, step, line, rows, columns, sums);
            const int32_t count = static_cast<int32_t>(rows * columns);
            for (const int32_t sum : sums) {
                const int32_t half = sum > 0 ? count / 2 : -(count / 2);
                *out++ = static_cast<int8_t>(clamp(wrappingAdd(sum, half) / count, low, high));
            }
        },
        4);
}

} // namespace

uint16_t runPoolInt(const PlanRecord& record, const KernelContext& context) {
    const PoolIntRecord& r = as<PoolIntRecord>(record);
    const bool most = r.function == static_cast<uint16_t>(PoolFunction::Max);
    if (r.type == static_cast<uint16_t>(DataType::Int16))
        most ? runMax<int16_t>(r, context) : runAverage<int16_t>(r, context);
    else if (r.type == static_cast<uint16_t>(DataType::UInt8))
        most ? runMax<uint8_t>(r, context) : runAverage<uint8_t>(r, context);
    else if (most)
        runMax<int8_t>(r, context);
    else if ((TMW_RT_HAS_MVE || TMW_RT_DESKTOP) && r.window.channels % 4 == 0)
        runAverageOfFour(r, context);
    else
        runAverage<int8_t>(r, context);
    return 0;
}

Status checkPoolInt(const PlanRecord& record, const Extents& extents) {
    const PoolIntRecord& r = as<PoolIntRecord>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || !everyWindowMeetsThePlane(w) ||
        r.function > static_cast<uint16_t>(PoolFunction::Average) || !isQuantizedInteger(r.type) ||
        r.type == static_cast<uint16_t>(DataType::Int32))
        return Status::BadRecord;
    const IntegerRange range = rangeOf(static_cast<DataType>(r.type));
    if (r.low < range.low || r.high > range.high || r.low > r.high)
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    return extents.canRead(r.input, width * inputElements(w), width) &&
                   extents.canWrite(r.output, width * outputPixels(w) * w.channels, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
