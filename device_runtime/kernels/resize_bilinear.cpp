// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/data_type.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// The four pixels around an output pixel, upper left first.
template <typename T>
struct Corners {
    const T* upperLeft;
    const T* lowerLeft;
    const T* upperRight;
    const T* lowerRight;
};

void mixPixel(const Corners<float>& in, const Between& row, const Between& column,
              uint32_t channels, float* out) {
    const float down = row.weight.real, right = column.weight.real;
    for (uint32_t c = 0; c < channels; ++c)
        out[c] = in.upperLeft[c] * (1.0f - down) * (1.0f - right) +
                 in.lowerLeft[c] * down * (1.0f - right) +
                 in.upperRight[c] * (1.0f - down) * right + in.lowerRight[c] * down * right;
}

void mixPixel(const Corners<int8_t>& in, const Between& row, const Between& column,
              uint32_t channels, int8_t* out) {
    constexpr int64_t kOne = 1024;
    const int64_t down = row.weight.fixed, right = column.weight.fixed;
    for (uint32_t c = 0; c < channels; ++c) {
        const int64_t sum = in.upperLeft[c] * (kOne - down) * (kOne - right) +
                            in.lowerLeft[c] * down * (kOne - right) +
                            in.upperRight[c] * (kOne - down) * right +
                            in.lowerRight[c] * down * right;
        constexpr int64_t kHalf = kOne * kOne / 2;
        out[c] = static_cast<int8_t>((sum + (sum > 0 ? kHalf : -kHalf)) / (kOne * kOne));
    }
}

template <typename T>
void runResize(const ResizeBilinearRecord& r, const KernelContext& context) {
    const T* in = context.read<T>(r.input);
    T* out = context.write<T>(r.output);
    const Between* const rows = context.read<Between>(r.rows);
    const Between* const columns = context.read<Between>(r.columns);
    const uint32_t line = r.inWidth * r.channels;
    for (uint32_t b = 0; b < r.batches; ++b, in += r.inHeight * line)
        for (uint32_t y = 0; y < r.outHeight; ++y) {
            const T* const upper = in + rows[y].lower * line;
            const T* const lower = in + rows[y].upper * line;
            for (uint32_t x = 0; x < r.outWidth; ++x, out += r.channels) {
                const uint32_t left = columns[x].lower * r.channels;
                const uint32_t right = columns[x].upper * r.channels;
                mixPixel({upper + left, lower + left, upper + right, lower + right}, rows[y],
                         columns[x], r.channels, out);
            }
        }
}

/// Whether entries name pixels and their weights are within 0 to 1.
bool areBetween(const Between* entries, uint32_t count, uint32_t limit, bool real) {
    for (uint32_t i = 0; i < count; ++i) {
        const Between& at = entries[i];
        const bool weighs = real ? at.weight.real >= -1.0f && at.weight.real <= 1.0f
                                 : at.weight.fixed >= -1024 && at.weight.fixed <= 1024;
        if (at.lower >= limit || at.upper >= limit || !weighs)
            return false;
    }
    return true;
}

/// The tables are constants, which alone do not change after this check.
const Between* tableOf(Location at, uint32_t count, const Extents& extents) {
    const bool fixed = at >> 30 == static_cast<uint32_t>(Memory::Constants);
    return fixed && extents.canRead(at, sizeof(Between) * uint64_t(count), 4)
               ? reinterpret_cast<const Between*>(extents.constants.data() + (at & kLocationOffset))
               : nullptr;
}

} // namespace

uint16_t runResizeBilinear(const PlanRecord& record, const KernelContext& context) {
    const ResizeBilinearRecord& r = as<ResizeBilinearRecord>(record);
    if (r.type == static_cast<uint32_t>(DataType::Float32))
        runResize<float>(r, context);
    else
        runResize<int8_t>(r, context);
    return 0;
}

Status checkResizeBilinear(const PlanRecord& record, const Extents& extents) {
    const ResizeBilinearRecord& r = as<ResizeBilinearRecord>(record);
    const bool real = r.type == static_cast<uint32_t>(DataType::Float32);
    constexpr uint32_t kMost = 0xffff;
    if ((!real && r.type != static_cast<uint32_t>(DataType::Int8)) || r.batches > kMost ||
        r.inHeight > kMost || r.inWidth > kMost || r.outHeight > kMost || r.outWidth > kMost ||
        r.channels > kMost)
        return Status::BadRecord;
    const uint64_t in = uint64_t(r.inHeight) * r.inWidth * r.channels;
    const uint64_t out = uint64_t(r.outHeight) * r.outWidth * r.channels;
    if (in > kMostElements || out > kMostElements)
        return Status::BadRecord;
    const Between* const rows = tableOf(r.rows, r.outHeight, extents);
    const Between* const columns = tableOf(r.columns, r.outWidth, extents);
    const uint32_t width = real ? 4 : 1;
    if (!rows || !columns || !extents.canRead(r.input, width * in * r.batches, width) ||
        !extents.canWrite(r.output, width * out * r.batches, width))
        return Status::OutOfExtent;
    return areBetween(rows, r.outHeight, r.inHeight, real) &&
                   areBetween(columns, r.outWidth, r.inWidth, real)
               ? Status::Ok
               : Status::BadRecord;
}

} // namespace rt
} // namespace tmw
