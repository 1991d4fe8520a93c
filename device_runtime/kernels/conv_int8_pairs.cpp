// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/conv_int8_pairs.h"

#include "device_runtime/kernels/conv_int8.h"
#include "device_runtime/kernels/dsp_pixel_pair.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/pixels.h"
#include "device_runtime/kernels/requantizer.h"

namespace tmw {
namespace rt {

namespace {

/// The record's fields, taken out: a byte written might be one of theirs, for all the compiler
/// knows.
struct Job {
    WindowShape window;
    const uint32_t* stream;
    uint32_t* taps;
    uint32_t outputs;
    uint32_t rowWords; ///< of a row of taps
    uint32_t padding;  ///< the input's zero point, in each byte
    PixelPairJob pair;
    int32_t low;
    int32_t high;
    bool exact;
};

/// One row of two windows inside.
uint32_t* widenRows(const int8_t* a, const int8_t* b, uint32_t words, uint32_t* to) {
    for (uint32_t* const end = to + 4 * words; to != end; to += 4, a += 4, b += 4) {
        const uint32_t x = loadWord(a);
        const uint32_t y = loadWord(b);
        to[0] = extendEven(x);
        to[1] = extendEven(y);
        to[2] = extendOdd(x);
        to[3] = extendOdd(y);
    }
    return to;
}

/// All ones from byte `at` of a word on.
uint32_t bytesFrom(uint32_t at) {
    return at < 4 ? 0xffffffffu << 8 * at : 0;
}

/// Bytes [first, last) of a row of taps, at least one, the others padding. What is read begins
/// inside.
void widenPart(const int8_t* row, uint32_t first, uint32_t last, uint32_t words, uint32_t padding,
               uint32_t* to) {
    for (uint32_t at = 0; at < 4 * words; at += 4, to += 4) {
        uint32_t x = padding;
        if (at >= first && at + 4 <= last) {
            x = loadWord(row + at);
        } else if (at + 4 > first && at < last) {
            const uint32_t skip = at < first ? first - at : 0;
            const uint32_t inside = bytesFrom(skip) & ~bytesFrom(last - at);
            x = (loadWord(row + at + skip) << 8 * skip & inside) | (padding & ~inside);
        }
        to[0] = extendEven(x);
        to[2] = extendOdd(x);
    }
}

/// The window of one pixel, which may leave the plane, to every second word.
void widenBorder(const Job& job, const Place& place, uint32_t* to) {
    const WindowShape& w = job.window;
    const TapRange ys = tapsInside(place.top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(place.left, w.inWidth, 1, w.width);
    const int32_t line = static_cast<int32_t>(w.dilationY * w.inWidth * w.channels);
    const uint32_t padding = extendEven(job.padding);
    const bool whole = xs.last - xs.first == w.width;
    const uint32_t step = 4 * job.rowWords;
    for (uint32_t ky = 0; ky < w.height; ++ky, to += step) {
        const int8_t* at = place.at + static_cast<int32_t>(ky) * line;
        if (ky < ys.first || ky >= ys.last || xs.first == xs.last)
            for (uint32_t i = 0; i < step; i += 2)
                to[i] = padding;
        else if (whole)
            for (uint32_t i = 0; i < step; i += 4, at += 4) {
                const uint32_t x = loadWord(at);
                to[i] = extendEven(x);
                to[i + 2] = extendOdd(x);
            }
        else
            widenPart(at, xs.first * w.channels, xs.last * w.channels, job.rowWords, job.padding,
                      to);
    }
}

void widenPair(const Job& job, const Place& a, const Place& b) {
    if (!a.inside || !b.inside) {
        const Place* const places[] = {&a, &b};
        for (uint32_t i = 0; i < 2; ++i)
            widenBorder(job, *places[i], job.taps + i);
        return;
    }
    const uint32_t line = job.window.dilationY * job.window.inWidth * job.window.channels;
    uint32_t* to = job.taps;
    for (uint32_t ky = 0, at = 0; ky < job.window.height; ++ky, at += line)
        to = widenRows(a.at + at, b.at + at, job.rowWords, to);
}

void clampTo(int8_t* out, uint32_t count, int32_t low, int32_t high) {
    for (const int8_t* const end = out + count; out != end; ++out)
        *out = static_cast<int8_t>(clamp(*out, low, high));
}

} // namespace

uint16_t runConvInt8Pairs(const PlanRecord& record, const KernelContext& context) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const uint32_t zero = static_cast<uint8_t>(static_cast<int8_t>(conv.inputZeroPoint));
    Job job = {conv.window,
               context.read<uint32_t>(conv.weights),
               context.write<uint32_t>(conv.scratch),
               conv.outputs,
               tapWords(conv.window),
               zero * 0x01010101u,
               {tapWords(conv.window) * conv.window.height, conv.outputs / 2, conv.outputs,
                2 * conv.zeroPoint + 1},
               conv.low,
               conv.high,
               (record.flags & kFromZeroPoint) == 0};
    int8_t* out = context.write<int8_t>(conv.output);
    const int8_t* in = context.read<int8_t>(conv.input);
    const bool pointwise = isPointwise(job.window);
    const uint32_t channels = job.window.channels;
    Pixels pixels(job.window, in);
    const uint32_t count = static_cast<uint32_t>(outputPixels(job.window));
    for (uint32_t left = count; left > 0;) {
        const bool two = left > 1;
        if (!two) // the last of an odd number stands for both
            job.pair.step = 0;
        if (pointwise) {
            widenRows(in, two ? in + channels : in, job.rowWords, job.taps);
            in += 2 * channels;
        } else {
            const Place first = pixels.next();
            widenPair(job, first, two ? pixels.next() : first);
        }
        if (job.exact)
            runPixelPair<true>(job.stream, job.taps, out, job.pair);
        else
            runPixelPair<false>(job.stream, job.taps, out, job.pair);
        out += two ? 2 * job.outputs : job.outputs;
        left -= two ? 2 : 1;
    }
    if (job.low > -128 || job.high < 127)
        clampTo(context.write<int8_t>(conv.output), count * job.outputs, job.low, job.high);
    return 0;
}

Status checkConvInt8Pairs(const PlanRecord& record, const Extents& extents) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const WindowShape& w = conv.window;
    if (!isWindow(w) || w.dilationX != 1 || w.channels < 1 || conv.scratch == kNowhere ||
        conv.outputs < 2 || conv.outputs % 2 != 0 ||
        static_cast<Memory>(conv.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const uint64_t row = 4 * uint64_t(tapWords(w));
    const uint64_t depth = row * w.height;
    const Status fields = checkConvFields(conv, extents, kBeyondTaps);
    if (fields != Status::Ok)
        return fields;
    const uint64_t block = sizeof(PairHead) + 2 * depth + sizeof(PairTail);
    if (depth > kMostElements || !extents.canWrite(conv.scratch, 4 * depth, 4) ||
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
