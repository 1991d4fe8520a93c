// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

int16_t sumOf(int16_t a, int16_t b) {
    return static_cast<int16_t>(clamp(a + b, -32768, 32767));
}
float sumOf(float a, float b) {
    return a + b;
}

template <typename T>
void overlapAdd(const SignalOverlapAddRecord& r, const KernelContext& context) {
    const T* in = context.read<T>(r.input);
    T* out = context.write<T>(r.output);
    T* kept = context.write<T>(r.kept);
    const uint32_t rest = r.size - r.step;
    for (uint32_t row = 0; row < r.rows; ++row, kept += r.size)
        for (uint32_t frame = 0; frame < r.frames; ++frame, in += r.size, out += r.step) {
            for (uint32_t i = 0; i < r.size; ++i)
                kept[i] = sumOf(kept[i], in[i]);
            memmove(out, kept, sizeof(T) * r.step);
            memmove(kept, kept + r.step, sizeof(T) * rest);
            for (uint32_t i = rest; i < r.size; ++i)
                kept[i] = T(0);
        }
}

Status checkOverlapAdd(const PlanRecord& record, const Extents& extents, uint32_t width) {
    const SignalOverlapAddRecord& r = as<SignalOverlapAddRecord>(record);
    if (!areCounts(r.rows, r.frames, r.size) || r.step > r.size ||
        uint64_t(r.rows) * r.frames > kMostElements)
        return Status::BadRecord;
    const uint64_t all = width * (uint64_t(r.rows) * r.frames);
    return extents.canRead(r.input, all * r.size, width) &&
                   extents.canWrite(r.output, all * r.step, width) &&
                   r.kept >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(r.kept, width * (uint64_t(r.rows) * r.size), width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runSignalOverlapAdd(const PlanRecord& record, const KernelContext& context) {
    overlapAdd<int16_t>(as<SignalOverlapAddRecord>(record), context);
    return 0;
}

Status checkSignalOverlapAdd(const PlanRecord& record, const Extents& extents) {
    return checkOverlapAdd(record, extents, sizeof(int16_t));
}

uint16_t runSignalOverlapAddFloat(const PlanRecord& record, const KernelContext& context) {
    overlapAdd<float>(as<SignalOverlapAddRecord>(record), context);
    return 0;
}

Status checkSignalOverlapAddFloat(const PlanRecord& record, const Extents& extents) {
    return checkOverlapAdd(record, extents, sizeof(float));
}

} // namespace rt
} // namespace tmw
