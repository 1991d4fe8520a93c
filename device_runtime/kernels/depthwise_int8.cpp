// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/depthwise_sums.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/requantizer.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

/// The record's fields, taken out: a byte written might be one of theirs, for all the compiler
/// knows.
struct Job {
    WindowShape window;
    const uint8_t* stream;
    uint32_t outputs;
    uint32_t multiplier;
    uint32_t blockBytes;
    int32_t inputZeroPoint;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    bool rightShifts;
    int8_t* scratch;
};

template <bool kRight>
int32_t requantized(int32_t sum, const DepthwiseBlock& block, uint32_t i, int32_t zeroPoint) {
    return kRight ? requantizeRight(sum, block.multipliers[i], block.shifts[i], zeroPoint)
                  : wrappingAdd(multiplyByQuantized(sum, block.multipliers[i], block.shifts[i]),
                                zeroPoint);
}

/// All outputs of one pixel, whose taps lie from `in` on.
template <bool kRight>
void runPixelBy(const Job& job, const int8_t* in, const TapSteps& steps, int8_t* out) {
    const TapSteps taps = steps;
    const uint8_t* stream = job.stream;
    const uint32_t blockBytes = job.blockBytes;
    const int32_t zeroPoint = job.zeroPoint, low = job.low, high = job.high;
    for (uint32_t left = job.outputs; left > 0; in += 4, stream += blockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(stream);
        const uint32_t count = left < 4 ? left : 4;
        int32_t sums[4] = {block.bias[0], block.bias[1], block.bias[2], block.bias[3]};
        addFourChannels(in, reinterpret_cast<const int8_t*>(stream + sizeof block), taps, sums);
        left -= count;
#if TMW_RT_HAS_MVE
        if (kRight) {
            vstrbq_p_s32(out,
                         requantizeLanes(vldrwq_s32(sums), vldrwq_s32(block.multipliers),
                                         vldrwq_s32(block.shifts), zeroPoint, low, high),
                         vctp32q(count));
            out += count;
            continue;
        }
#endif
        for (uint32_t i = 0; i < count; ++i)
            *out++ = static_cast<int8_t>(
                clamp(requantized<kRight>(sums[i], block, i, zeroPoint), low, high));
    }
}

void runPixel(const Job& job, const int8_t* in, const TapSteps& taps, int8_t* out) {
    if (job.rightShifts)
        runPixelBy<true>(job, in, taps, out);
    else
        runPixelBy<false>(job, in, taps, out);
}

/// The taps of a window one after another, each input channel as often as it has outputs; what is
/// outside of the plane is the zero point.
void gather(const Job& job, const int8_t* plane, int32_t top, int32_t left) {
    const WindowShape& w = job.window;
    int8_t* to = job.scratch;
    for (uint32_t ky = 0; ky < w.height; ++ky)
        for (uint32_t kx = 0; kx < w.width; ++kx, to += job.outputs) {
            const int32_t y = top + static_cast<int32_t>(ky * w.dilationY);
            const int32_t x = left + static_cast<int32_t>(kx * w.dilationX);
            const bool inside = y >= 0 && x >= 0 && y < static_cast<int32_t>(w.inHeight) &&
                                x < static_cast<int32_t>(w.inWidth);
            const int8_t* from = plane + (static_cast<uint32_t>(inside ? y : 0) * w.inWidth +
                                          static_cast<uint32_t>(inside ? x : 0)) *
                                             w.channels;
            if (!inside)
                memset(to, job.inputZeroPoint, job.outputs);
            else if (job.multiplier == 1)
                copyBytes(to, from, w.channels);
            else
                for (uint32_t o = 0; o < job.outputs; ++o)
                    to[o] = from[o / job.multiplier];
        }
}

void runPlane(const Job& job, const int8_t* plane, int8_t* out) {
    const WindowShape& w = job.window;
    const TapSteps direct = {w.height, w.width, w.dilationX * w.channels,
                             w.dilationY * w.inWidth * w.channels};
    const TapSteps gathered = {w.height, w.width, job.outputs, w.width * job.outputs};
    for (uint32_t y = 0; y < w.outHeight; ++y) {
        const int32_t top = originY(w, y);
        const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
        const bool rows = job.multiplier == 1 && ys.last - ys.first == w.height;
        for (uint32_t x = 0; x < w.outWidth; ++x, out += job.outputs) {
            const int32_t left = originX(w, x);
            const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
            if (rows && xs.last - xs.first == w.width) {
                const uint32_t pixel =
                    static_cast<uint32_t>(top) * w.inWidth + static_cast<uint32_t>(left);
                runPixel(job, plane + pixel * w.channels, direct, out);
                continue;
            }
            gather(job, plane, top, left);
            runPixel(job, job.scratch, gathered, out);
        }
    }
}

bool isInside(const WindowShape& w) {
    return w.padTop == 0 && w.padLeft == 0 &&
           (w.outHeight == 0 ||
            uint64_t(w.outHeight - 1) * w.strideY + uint64_t(w.height - 1u) * w.dilationY <
                w.inHeight) &&
           (w.outWidth == 0 ||
            uint64_t(w.outWidth - 1) * w.strideX + uint64_t(w.width - 1u) * w.dilationX <
                w.inWidth);
}

Status checkBlocks(const DepthwiseInt8Record& r, uint64_t outputs, uint64_t blockBytes,
                   const Extents& extents) {
    const uint8_t* at = extents.constants.data() + (r.weights & kLocationOffset);
    const bool right = (r.head.flags & kRightShifts) != 0;
    for (uint64_t o = 0; o < outputs; o += 4, at += blockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        for (uint32_t i = 0; i < 4; ++i)
            if (!isRescale(Rescale{block.multipliers[i], block.shifts[i]}) ||
                (right && !isRightShift(block.shifts[i])))
                return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace

uint16_t runDepthwiseInt8(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    const Job job = {w,
                     context.read<uint8_t>(r.weights),
                     w.channels * r.multiplier,
                     r.multiplier,
                     static_cast<uint32_t>(sizeof(DepthwiseBlock)) +
                         4 * (uint32_t(w.height) * w.width),
                     r.inputZeroPoint,
                     r.zeroPoint,
                     r.low,
                     r.high,
                     (record.flags & kRightShifts) != 0,
                     r.scratch == kNowhere ? nullptr : context.write<int8_t>(r.scratch)};
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    for (uint32_t b = 0; b < w.batches; ++b) {
        runPlane(job, in, out);
        in += w.inHeight * w.inWidth * w.channels;
        out += w.outHeight * w.outWidth * job.outputs;
    }
    return 0;
}

Status checkDepthwiseInt8(const PlanRecord& record, const Extents& extents) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    constexpr uint32_t kBeyond = 3; // four channels are read at once
    const uint64_t outputs = uint64_t(w.channels) * r.multiplier;
    if (!isWindow(w) || !isClamp8(r.zeroPoint, r.low, r.high) || r.inputZeroPoint < -128 ||
        r.inputZeroPoint > 127 || r.multiplier < 1 || outputs > kMostElements ||
        static_cast<Memory>(r.weights >> 30) != Memory::Constants ||
        (r.scratch == kNowhere && !(r.multiplier == 1 && isInside(w))))
        return Status::BadRecord;
    const uint64_t taps = uint64_t(uint32_t(w.height) * w.width);
    const uint64_t blockBytes = sizeof(DepthwiseBlock) + 4 * taps;
    if (taps * outputs > kMostElements ||
        !extents.canRead(r.input, inputElements(w) + kBeyond, 1) ||
        (r.scratch != kNowhere && !extents.canWrite(r.scratch, taps * outputs + kBeyond, 1)) ||
        !extents.canRead(r.weights, (outputs + 3) / 4 * blockBytes, 4) ||
        !extents.canWrite(r.output, outputPixels(w) * outputs, 1))
        return Status::OutOfExtent;
    return checkBlocks(r, outputs, blockBytes, extents);
}

} // namespace rt
} // namespace tmw
