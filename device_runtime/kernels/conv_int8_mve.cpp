// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/conv_int8.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/mve_copy.h"
#include "device_runtime/kernels/mve_narrow.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

/// Of a block of `width` outputs, whose rescalings come last.
constexpr uint64_t blockBytes(uint32_t width, uint32_t depth, bool perChannel) {
    return 16u + uint64_t(width) * (depth / kPiece * kPiece + paddedDepth(depth % kPiece)) +
           (perChannel ? 32u : 0u);
}

/// The last one to three outputs of one pixel, whose block `at` is.
void runRest(const ConvInt8Record& conv, const uint8_t* at, const int8_t* in, int8_t* out) {
    const uint32_t depth = depthOf(conv), width = conv.outputs % 4;
    const uint32_t tail = depth % kPiece;
    const int32_t* const bias = reinterpret_cast<const int32_t*>(at);
    const int8_t* const weights = reinterpret_cast<const int8_t*>(at + 16);
    const int8_t* const tails = weights + width * (depth - tail);
    const int32_t* const rescales =
        reinterpret_cast<const int32_t*>(tails + width * paddedDepth(tail));
    const bool each = isPerChannel(conv.head);
    for (uint32_t o = 0; o < width; ++o) {
        int32_t sum = dotInt8(in + depth - tail, tails + o * paddedDepth(tail), tail, bias[o]);
        for (uint32_t piece = 0; piece < depth - tail; piece += kPiece)
            sum = dotInt8(in + piece, weights + width * piece + o * kPiece, kPiece, sum);
        out[o] = static_cast<int8_t>(
            clamp(requantizeRight(sum, each ? rescales[o] : conv.rescale.multiplier,
                                  each ? rescales[4 + o] : conv.rescale.shift, conv.zeroPoint),
                  conv.low, conv.high));
    }
}

struct Layer {
    const ConvInt8Record& conv;
    uint32_t depth;
    uint32_t outputs;
    bool narrow;
    MveRows rows;

    Layer(const ConvInt8Record& record, const uint8_t* stream)
        : conv(record),
          depth(uint32_t(record.window.height) * record.window.width * record.window.channels),
          outputs(record.outputs), narrow(depth <= kNarrowDepth) {
        const uint32_t tail = narrow ? depth : depth % kPiece;
        const uint32_t pieces = narrow ? 0 : depth / kPiece;
        rows.zeroPoint = conv.zeroPoint;
        rows.stream = stream;
        rows.blocks = outputs / 4;
        rows.rounds = (pieces + kUnrolled - 1) / kUnrolled;
        rows.skip = (0u - pieces) % kUnrolled;
        // Where everything below zero is clamped, its ties do not matter.
        rows.flags = (tail > 0 ? kRowsTail : 0) | (conv.low < conv.zeroPoint ? kRowsAway : 0) |
                     (isPerChannel(conv.head) ? kRowsRescaled : 0);
        rows.tail = tail;
        rows.tailBytes = paddedDepth(tail);
        rows.low = conv.low - conv.zeroPoint;
        rows.high = conv.high - conv.zeroPoint;
        rows.rescale = conv.rescale;
    }
};

/// Pixels whose windows lie one after another.
void runFollowing(Layer& layer, const int8_t* in, int8_t* out, uint32_t pixels) {
    MveRows& rows = layer.rows;
    const uint32_t depth = layer.depth, outputs = layer.outputs;
    rows.out0 = out;
    rows.in0 = in;
    if (rows.blocks > 0 && layer.narrow) {
        rows.pairs = pixels;
        rows.inStep = depth;
        rows.outStep = outputs;
        runNarrow(rows);
    } else if (rows.blocks > 0) {
        if (pixels > 1) {
            rows.out1 = out + outputs;
            rows.in1 = in + depth;
            rows.pairs = pixels / 2;
            rows.inStep = 2 * depth;
            rows.outStep = 2 * outputs - 4 * rows.blocks;
            runTwoRows(rows);
        }
        if (pixels % 2 > 0) {
            rows.in0 = in + (pixels - 1) * depth;
            rows.out0 = out + (pixels - 1) * outputs;
            runOneRow(rows);
        }
    }
    if (outputs % 4 == 0)
        return;
    const uint8_t* const last =
        rows.stream +
        rows.blocks * static_cast<uint32_t>(blockBytes(4, depth, isPerChannel(layer.conv.head)));
    for (out += rows.blocks * 4; pixels > 0; --pixels, in += depth, out += outputs)
        runRest(layer.conv, last, in, out);
}

/// The taps of the windows of one row of pixels, one window after another.
class WindowRow {
public:
    WindowRow(const WindowShape& w, int8_t padding, const int8_t* plane, int32_t top)
        : w_(w), padding_(padding), plane_(plane), top_(top),
          ys_(tapsInside(top, w.inHeight, w.dilationY, w.height)) {
        // Pixels whose windows are all inside.
        const bool rows = ys_.last - ys_.first == w.height && w.dilationX == 1;
        first_ = (w.padLeft + w.strideX - 1u) / w.strideX;
        last_ = !rows || w.inWidth + w.padLeft < w.width
                    ? 0
                    : (w.inWidth + w.padLeft - w.width) / w.strideX + 1;
    }
    /// To `to`, for pixels [x, x + count).
    void gather(uint32_t x, uint32_t count, int8_t* to) const {
        const uint32_t row = w_.width * w_.channels, depth = w_.height * row;
        for (const uint32_t end = x + count; x < end;) {
            if (x < first_ || x >= last_) {
                gatherBorder(originX(w_, x++), to);
                to += depth;
                continue;
            }
            const uint32_t until = last_ < end ? last_ : end;
            copyWindows(to, at(top_, originX(w_, x)), w_.dilationY * w_.inWidth * w_.channels, row,
                        w_.height, uint32_t(w_.strideX) * w_.channels, until - x);
            to += (until - x) * depth;
            x = until;
        }
    }

private:
    const int8_t* at(int32_t y, int32_t x) const {
        return plane_ +
               static_cast<uint32_t>(y * static_cast<int32_t>(w_.inWidth) + x) * w_.channels;
    }
    void gatherBorder(int32_t left, int8_t* to) const {
        const uint32_t row = w_.width * w_.channels;
        const TapRange xs = tapsInside(left, w_.inWidth, w_.dilationX, w_.width);
        fillVectors(to, padding_, w_.height * row);
        if (xs.first == xs.last || ys_.first == ys_.last)
            return;
        const uint32_t pixel = w_.channels, line = w_.dilationY * w_.inWidth * pixel;
        const int8_t* from = at(top_ + static_cast<int32_t>(ys_.first * w_.dilationY),
                                left + static_cast<int32_t>(xs.first * w_.dilationX));
        to += ys_.first * row + xs.first * pixel;
        if (w_.dilationX == 1)
            copyRows(to, row, from, line, (xs.last - xs.first) * pixel, ys_.last - ys_.first);
        else
            for (uint32_t ky = ys_.first; ky < ys_.last; ++ky, from += line, to += row)
                copyRows(to, pixel, from, w_.dilationX * pixel, pixel, xs.last - xs.first);
    }

    const WindowShape& w_;
    int8_t padding_;
    const int8_t* plane_;
    int32_t top_;
    TapRange ys_;
    uint32_t first_;
    uint32_t last_;
};

/// As many windows at a time as the scratch has room for.
void runGathered(const ConvInt8Record& conv, Layer& layer, const KernelContext& context) {
    const WindowShape w = conv.window;
    const int8_t padding = static_cast<int8_t>(conv.inputZeroPoint);
    const int8_t* plane = context.read<int8_t>(conv.input);
    int8_t* const scratch = context.write<int8_t>(conv.scratch);
    int8_t* out = context.write<int8_t>(conv.output);
    const uint32_t room = conv.together;
    uint32_t waiting = 0;
    for (uint32_t b = 0; b < w.batches; ++b, plane += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y) {
            const WindowRow row(w, padding, plane, originY(w, y));
            for (uint32_t x = 0; x < w.outWidth;) {
                const uint32_t left = w.outWidth - x, free = room - waiting;
                const uint32_t count = left < free ? left : free;
                row.gather(x, count, scratch + waiting * layer.depth);
                x += count;
                waiting += count;
                if (waiting < room)
                    continue;
                runFollowing(layer, scratch, out, waiting);
                out += waiting * layer.outputs;
                waiting = 0;
            }
        }
    if (waiting > 0)
        runFollowing(layer, scratch, out, waiting);
}

/// Whether the input is already what would be gathered.
bool windowsFollow(const WindowShape& w) {
    return w.height == 1 && w.width == 1 && w.strideX == 1 && w.strideY == 1 && w.padTop == 0 &&
           w.padLeft == 0 && w.outWidth == w.inWidth && w.outHeight == w.inHeight;
}

Status checkRescales(const uint8_t* at, uint32_t width) {
    const int32_t* const rescales = reinterpret_cast<const int32_t*>(at);
    for (uint32_t o = 0; o < width; ++o)
        if (!isRescale(Rescale{rescales[o], rescales[4 + o]}) || !isRightShift(rescales[4 + o]))
            return Status::BadRecord;
    return Status::Ok;
}

/// The blocks' extent, with what a whole vector reads beyond the last weights, and rescalings.
Status checkBlocks(const ConvInt8Record& conv, const Extents& extents) {
    const uint32_t depth = depthOf(conv), rest = conv.outputs % 4;
    const bool perChannel = isPerChannel(conv.head);
    if (static_cast<Memory>(conv.weights >> 30) != Memory::Constants ||
        !hasRightShifts(conv.head) ||
        (!perChannel && (!isRescale(conv.rescale) || !isRightShift(conv.rescale.shift))))
        return Status::BadRecord;
    const uint64_t block = blockBytes(4, depth, perChannel);
    const uint64_t last = rest > 0 ? blockBytes(rest, depth, perChannel) : 0;
    const uint64_t beyond = depth % kPiece > 0 ? kPiece - paddedDepth(depth % kPiece) : 0;
    if (!extents.canRead(conv.weights, conv.outputs / 4 * block + last + beyond, 4))
        return Status::OutOfExtent;
    if (!perChannel)
        return Status::Ok;
    const uint8_t* at = extents.constants.data() + (conv.weights & kLocationOffset);
    for (uint32_t o = 0; o < conv.outputs; o += 4) {
        const bool whole = conv.outputs - o >= 4;
        at += whole ? block : last;
        if (checkRescales(at - 32, whole ? 4 : rest) != Status::Ok)
            return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace

uint16_t runConvInt8Mve(const PlanRecord& record, const KernelContext& context) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    Layer layer(conv, context.read<uint8_t>(conv.weights));
    int8_t* const out = context.write<int8_t>(conv.output);
    const uint32_t pixels = conv.window.batches * conv.window.outHeight * conv.window.outWidth;
    if (conv.together > 0)
        runGathered(conv, layer, context);
    else if (pixels > 0)
        runFollowing(layer, context.read<int8_t>(conv.input), out, pixels);
    if (layer.narrow && (conv.low > -128 || conv.high < 127))
        clampVectors(out, pixels * layer.outputs, conv.low, conv.high);
    return 0;
}

Status checkConvInt8Mve(const PlanRecord& record, const Extents& extents) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const WindowShape& w = conv.window;
    if (!isWindow(w) || !isClamp8(conv.zeroPoint, conv.low, conv.high) ||
        conv.inputZeroPoint < -128 || conv.inputZeroPoint > 127 || conv.outputs < 1 ||
        conv.outputs > kMostElements || (!windowsFollow(w) && conv.together < 1))
        return Status::BadRecord;
    if (!extents.canRead(conv.input, inputElements(w), 1) ||
        (conv.together > 0 &&
         (conv.together > kMostElements ||
          !extents.canWrite(conv.scratch, conv.together * windowDepth(w), 1))) ||
        !extents.canWrite(conv.output, outputPixels(w) * conv.outputs, 1))
        return Status::OutOfExtent;
    return checkBlocks(conv, extents);
}

} // namespace rt
} // namespace tmw
