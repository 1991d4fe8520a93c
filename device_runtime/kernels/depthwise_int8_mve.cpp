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

/// Where the taps of a window lie among its 16 bytes.
struct TapOrder {
    uint8_t taps[16];

    explicit TapOrder(const WindowShape& w) {
        for (uint32_t at = 0; at < 16; ++at) {
            const uint32_t x = at / kColumn, y = at % kColumn;
            taps[at] =
                static_cast<uint8_t>(x < w.width && y < w.height ? x * w.height + y : kNoTap);
        }
    }
};

/// Four or eight channels of a plane, from `first` on; what all groups have in common is set.
void runGroup(MveColumns& group, const DepthwiseInt8Record& r, const KernelContext& context,
              const TapOrder& order, int8_t* weights, uint32_t batch, uint32_t first) {
    const WindowShape& w = r.window;
    const uint32_t channels = w.channels - first < kGroup ? w.channels - first : kGroup;
    const int8_t* const in =
        context.read<int8_t>(r.input) + batch * w.inHeight * group.line + first;
    // Rows above the plane are never put.
    fillVectors(group.columns, *group.blank, channels * group.pitch);
    // Before its first row of outputs the kernel puts the last rows of the window.
    const uint32_t ready = uint32_t(w.height) - w.strideY - w.padTop;
    for (uint32_t y = 0; y < ready && y < w.inHeight; ++y)
        putRow(group.putColumns + y, group.pitch, in + y * group.line, w.channels, channels,
               group.pixels);
    group.in = in + ready * group.line;
    group.inside = static_cast<int32_t>(w.inHeight) - static_cast<int32_t>(ready);
    group.put = ready % kColumn;
    group.blocks = channels / 4;
    group.stream = context.read<uint8_t>(r.weights) + first / 4 * group.blockBytes;
    group.out = context.write<int8_t>(r.output) + batch * w.outHeight * group.outLine + first;
    group.rows = w.outHeight;
    group.weightsAt = (0u - w.padTop) % kColumn * (kWeightBytes / kColumn);
    const uint8_t* block = group.stream + sizeof(DepthwiseBlock);
    for (uint32_t c = 0; c < channels; c += 4, block += group.blockBytes)
        spreadWeights(weights + 16 * c, reinterpret_cast<const int8_t*>(block),
                      uint32_t(w.height) * w.width, order.taps);
    runColumns(group, w.strideX, r.low < r.zeroPoint);
}

bool isMveWindow(const WindowShape& w) {
    return w.height <= kColumn && w.width <= kColumn && w.dilationY == 1 && w.dilationX == 1 &&
           w.strideX <= 2 && w.padTop + w.strideY <= w.height && w.channels % 4 == 0 &&
           w.outHeight >= 1 && w.outWidth >= 1 && w.inWidth >= 1;
}

/// From channel to channel.
uint64_t pitchOf(const WindowShape& w) {
    return kColumn * (uint64_t(w.outWidth - 1) * w.strideX + kColumn);
}

} // namespace

uint16_t runDepthwiseInt8Mve(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    const TapOrder order(w);
    int8_t blank[kGroup];
    fillVectors(blank, r.inputZeroPoint, kGroup);
    MveColumns plane = {};
    plane.columns = context.write<int8_t>(r.scratch);
    plane.pitch = static_cast<uint32_t>(pitchOf(w));
    int8_t* const weights =
        plane.columns + (w.channels < kGroup ? w.channels : kGroup) * plane.pitch;
    plane.weights = weights;
    plane.outStep = plane.inStep = w.channels;
    plane.count = w.outWidth;
    plane.zeroPoint = r.zeroPoint;
    plane.blockBytes =
        static_cast<uint32_t>(sizeof(DepthwiseBlock)) + 4 * (uint32_t(w.height) * w.width);
    plane.outLine = w.outWidth * w.channels;
    plane.strideY = w.strideY;
    plane.line = w.inWidth * w.channels;
    plane.blank = blank;
    plane.putColumns = plane.columns + kColumn * w.padLeft;
    const uint32_t reach = plane.pitch / kColumn - w.padLeft;
    plane.pixels = w.inWidth < reach ? w.inWidth : reach;
    plane.weightsStep = kWeightBytes / kColumn * w.strideY;
    for (uint32_t b = 0; b < w.batches; ++b)
        for (uint32_t first = 0; first < w.channels; first += kGroup)
            runGroup(plane, r, context, order, weights, b, first);
    if (r.low > -128 || r.high < 127)
        clampVectors(context.write<int8_t>(r.output), w.batches * w.outHeight * plane.outLine,
                     r.low, r.high);
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
        !extents.canWrite(r.scratch, group * pitch + kWeightBytes, 4) ||
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
