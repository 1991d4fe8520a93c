// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/mve_columns.h"
#include "device_runtime/kernels/mve_copy.h"
#include "device_runtime/kernels/requantizer.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kGroup = 8; ///< channels whose columns are kept at a time

/// Where the taps of a window lie among its 16 bytes, by the lowest bits of its first row.
struct TapOrders {
    uint8_t taps[kColumn][16];

    explicit TapOrders(const WindowShape& w) {
        for (uint32_t top = 0; top < kColumn; ++top)
            for (uint32_t at = 0; at < 16; ++at) {
                const uint32_t x = at / kColumn;
                const uint32_t y = (at - top) % kColumn;
                taps[top][at] =
                    static_cast<uint8_t>(x < w.width && y < w.height ? x * w.height + y : kNoTap);
            }
    }
};

struct Job {
    WindowShape window;
    const uint8_t* stream;
    uint32_t blockBytes;
    int8_t blank; ///< the input's zero point
    int32_t zeroPoint;
    bool away;
    int8_t* columns;
    uint32_t pitch;
    uint32_t pixels; ///< of a row of the input, as far as windows reach
};

/// The input's rows [from, until) for a group of channels, those outside of the plane blank.
void putRows(const Job& job, const int8_t* plane, uint32_t channels, int32_t from, int32_t until) {
    const WindowShape& w = job.window;
    const int8_t blank[kGroup] = {job.blank, job.blank, job.blank, job.blank,
                                  job.blank, job.blank, job.blank, job.blank};
    for (int32_t y = from < 0 ? 0 : from; y < until; ++y) {
        const bool inside = static_cast<uint32_t>(y) < w.inHeight;
        putRow(job.columns + kColumn * w.padLeft + static_cast<uint32_t>(y) % kColumn, job.pitch,
               inside ? plane + static_cast<uint32_t>(y) * w.inWidth * w.channels : blank,
               inside ? w.channels : 0, channels, job.pixels);
    }
}

/// Four or eight channels of a plane.
void runGroup(const Job& job, const TapOrders& orders, uint32_t first, const int8_t* plane,
              int8_t* out) {
    const WindowShape& w = job.window;
    const uint32_t channels = w.channels - first < kGroup ? w.channels - first : kGroup;
    // Rows above the plane are never put.
    fillVectors(job.columns, job.blank, channels * job.pitch);
    MveColumns row;
    row.pitch = job.pitch;
    row.block = job.stream + first / 4 * job.blockBytes;
    row.outStep = w.channels;
    row.count = w.outWidth;
    row.zeroPoint = job.zeroPoint;
    row.taps = uint32_t(w.height) * w.width;
    row.blockBytes = job.blockBytes;
    out += first;
    int32_t ready = originY(w, 0);
    int32_t top = ready;
    for (uint32_t y = w.outHeight; y > 0; --y) {
        const int32_t until = top + w.height;
        if (job.pixels > 0)
            putRows(job, plane + first, channels, ready > top ? ready : top, until);
        ready = until;
        row.order = orders.taps[static_cast<uint32_t>(top) % kColumn];
        row.columns = job.columns;
        row.blocks = channels / 4;
        row.out = out;
        runColumns(row, w.strideX, job.away);
        top += w.strideY;
        out += w.outWidth * w.channels;
    }
}

bool isMveWindow(const WindowShape& w) {
    return w.height <= kColumn && w.width <= kColumn && w.dilationY == 1 && w.dilationX == 1 &&
           w.strideX <= 2 && w.channels % 4 == 0 && w.outWidth >= 1;
}

/// From channel to channel.
uint64_t pitchOf(const WindowShape& w) {
    return kColumn * (uint64_t(w.outWidth - 1) * w.strideX + kColumn);
}

} // namespace

uint16_t runDepthwiseInt8Mve(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    const uint32_t pitch = static_cast<uint32_t>(pitchOf(w));
    const uint32_t reach = pitch / kColumn - w.padLeft;
    const Job job = {w,
                     context.read<uint8_t>(r.weights),
                     static_cast<uint32_t>(sizeof(DepthwiseBlock)) +
                         4 * (uint32_t(w.height) * w.width),
                     static_cast<int8_t>(r.inputZeroPoint),
                     r.zeroPoint,
                     r.low < r.zeroPoint,
                     context.write<int8_t>(r.scratch),
                     pitch,
                     w.inWidth < reach ? w.inWidth : reach};
    const TapOrders orders(w);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* const out = context.write<int8_t>(r.output);
    const uint32_t outputs = w.outHeight * w.outWidth * w.channels;
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t first = 0; first < w.channels; first += kGroup)
            runGroup(job, orders, first, in, out + b * outputs);
    if (r.low > -128 || r.high < 127)
        clampVectors(out, w.batches * outputs, r.low, r.high);
    return 0;
}

Status checkDepthwiseInt8Mve(const PlanRecord& record, const Extents& extents) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || !isMveWindow(w) || !isClamp8(r.zeroPoint, r.low, r.high) ||
        r.inputZeroPoint < -128 || r.inputZeroPoint > 127 || r.multiplier != 1 ||
        !hasRightShifts(record) || static_cast<Memory>(r.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const uint64_t pitch = pitchOf(w);
    // Lanes of 16 bits say where a channel's columns are.
    if (pitch * (kGroup - 1) > 0xffff || w.padLeft >= kColumn || w.padTop >= kColumn)
        return Status::BadRecord;
    const uint64_t blockBytes = sizeof(DepthwiseBlock) + 4 * uint64_t(uint32_t(w.height) * w.width);
    const uint32_t group = w.channels < kGroup ? w.channels : kGroup;
    if (!extents.canRead(r.input, inputElements(w), 1) ||
        !extents.canWrite(r.scratch, group * pitch, 1) ||
        !extents.canRead(r.weights, w.channels / 4 * blockBytes, 4) ||
        !extents.canWrite(r.output, outputPixels(w) * w.channels, 1))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (r.weights & kLocationOffset);
    for (uint32_t c = 0; c < w.channels; c += 4, at += blockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        for (uint32_t i = 0; i < 4; ++i)
            if (!isRescale(Rescale{block.multipliers[i], block.shifts[i]}) ||
                !isRightShift(block.shifts[i]))
                return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
