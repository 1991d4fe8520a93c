// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/conv_int8_fields.h"

#include "device_runtime/kernels/conv_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/long_fields.h"
#include "device_runtime/kernels/pixels.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kPixels = 4;

/// The record's fields, taken out: a byte written might be one of theirs, for all the compiler
/// knows.
struct Job {
    WindowShape window;
    const uint32_t* stream;
    uint32_t* taps;
    int8_t* spare; ///< a row for each pixel
    uint32_t row;  ///< taps of a row
    int32_t line;  ///< from a row of taps to the next one in the plane
    uint32_t outputs;
    int8_t padding;
};

/// Two values by the fields that addLong multiplies.
uint32_t fields(int32_t low, int32_t high) {
    return static_cast<uint32_t>(low) + (static_cast<uint32_t>(high) << kFieldBits);
}

uint32_t* joinRows(const int8_t* a, const int8_t* b, const int8_t* c, const int8_t* d,
                   uint32_t count, uint32_t* to) {
    for (const int8_t* const end = a + count; a != end; to += 2) {
        to[0] = fields(*a++, *b++);
        to[1] = fields(*c++, *d++);
    }
    return to;
}

/// What of a window lies inside of the plane.
struct Border {
    const int8_t* at; ///< first tap, if it is inside
    TapRange ys;
    TapRange xs;
};

/// A row of a window's taps: where it lies in the plane, else put together in `spare`.
const int8_t* rowOf(const Job& job, const Border& border, uint32_t ky, int8_t* spare) {
    const WindowShape& w = job.window;
    const int8_t* const at = border.at + static_cast<int32_t>(ky) * job.line;
    const bool inside = ky >= border.ys.first && ky < border.ys.last;
    const uint32_t count = border.xs.last - border.xs.first;
    if (inside && count == w.width)
        return at;
    for (int8_t* to = spare; to != spare + job.row; ++to)
        *to = job.padding;
    const uint32_t first = border.xs.first * w.channels;
    if (inside)
        copyBytes(spare + first, at + first, count * w.channels);
    return spare;
}

/// Windows that leave the plane.
void joinBorders(const Job& job, const Place (&places)[kPixels]) {
    const WindowShape& w = job.window;
    Border borders[kPixels];
    for (uint32_t i = 0; i < kPixels; ++i)
        borders[i] = {places[i].at, tapsInside(places[i].top, w.inHeight, w.dilationY, w.height),
                      tapsInside(places[i].left, w.inWidth, 1, w.width)};
    uint32_t* to = job.taps;
    for (uint32_t ky = 0; ky < w.height; ++ky) {
        const int8_t* rows[kPixels];
        for (uint32_t i = 0; i < kPixels; ++i)
            rows[i] = rowOf(job, borders[i], ky, job.spare + i * job.row);
        to = joinRows(rows[0], rows[1], rows[2], rows[3], job.row, to);
    }
}

void joinWindows(const Job& job, const Place (&places)[kPixels]) {
    if (!(places[0].inside && places[1].inside && places[2].inside && places[3].inside)) {
        joinBorders(job, places);
        return;
    }
    const int8_t *a = places[0].at, *b = places[1].at, *c = places[2].at, *d = places[3].at;
    uint32_t* to = job.taps;
    for (uint32_t ky = job.window.height; ky > 0; --ky) {
        to = joinRows(a, b, c, d, job.row, to);
        a += job.line, b += job.line, c += job.line, d += job.line;
    }
}

} // namespace

uint16_t runConvInt8Fields(const PlanRecord& record, const KernelContext& context) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const uint32_t depth = depthOf(conv);
    uint32_t* const taps = context.write<uint32_t>(conv.scratch);
    uint32_t* const end = taps + 2 * paddedDepth(depth);
    const Job job = {
        conv.window,
        context.read<uint32_t>(conv.weights),
        taps,
        reinterpret_cast<int8_t*>(end),
        conv.window.width * conv.window.channels,
        static_cast<int32_t>(conv.window.dilationY * conv.window.inWidth * conv.window.channels),
        conv.outputs,
        static_cast<int8_t>(conv.inputZeroPoint)};
    for (uint32_t* pad = job.taps + 2 * depth; pad != end; ++pad)
        *pad = 0;
    const FourPixelsJob four = {
        end,      job.outputs / 2, job.outputs, paddedDepth(depth) / 4 % 2, 2 * conv.zeroPoint + 1,
        kFieldOne};
    const int8_t* const in = context.read<int8_t>(conv.input);
    int8_t* const out = context.write<int8_t>(conv.output);
    const int32_t low = conv.low, high = conv.high;
    const uint32_t count = static_cast<uint32_t>(outputPixels(job.window));
    const bool pointwise = isPointwise(job.window);
    Pixels pixels(job.window, in);
    for (uint32_t pixel = 0; pixel < count; pixel += kPixels) {
        if (count - pixel < kPixels) { // the last four, some of them again
            pixel = count - kPixels;
            pixels = Pixels(job.window, in, pixel);
        }
        if (pointwise) {
            const int8_t* const at = in + pixel * depth;
            joinRows(at, at + depth, at + 2 * depth, at + 3 * depth, depth, job.taps);
        } else {
            const Place places[kPixels] = {pixels.next(), pixels.next(), pixels.next(),
                                           pixels.next()};
            joinWindows(job, places);
        }
        runFourPixels(job.stream, job.taps, out + pixel * job.outputs, four);
    }
    if (low > -128 || high < 127)
        for (int8_t* at = out; at != out + count * job.outputs; ++at)
            *at = static_cast<int8_t>(clamp(*at, low, high));
    return 0;
}

Status checkConvInt8Fields(const PlanRecord& record, const Extents& extents) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const WindowShape& w = conv.window;
    const Status fields = checkConvFields(conv, extents, 0);
    if (fields != Status::Ok)
        return fields;
    if (w.dilationX != 1 || w.channels < 1 || conv.scratch == kNowhere || conv.outputs < 2 ||
        conv.outputs % 2 != 0 || outputPixels(w) < kPixels ||
        static_cast<Memory>(conv.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const uint64_t depth = paddedDepth(depthOf(conv));
    const uint64_t block = 8 + 2 * depth + sizeof(PairTail);
    if (!extents.canWrite(conv.scratch, fieldScratch(w), 4) ||
        !extents.canRead(conv.weights, conv.outputs / 2 * block, 4))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (conv.weights & kLocationOffset);
    for (uint32_t pair = 0; pair < conv.outputs / 2; ++pair, at += block) {
        const PairTail& tail = *reinterpret_cast<const PairTail*>(at + block - sizeof(PairTail));
        if (!tail.isGood())
            return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
