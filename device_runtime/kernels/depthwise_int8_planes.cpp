// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/depthwise_planes.h"
#include "device_runtime/kernels/dsp_plane_rows.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/requantizer.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kTaps = 9;
constexpr uint32_t kBlockBytes = sizeof(DepthwiseBlock) + 4 * kTaps;

/// Bytes from one to the next, along an axis.
struct Steps {
    uint32_t in;
    uint32_t out;
};

/// The record's fields, taken out: a byte written might be one of theirs, for all the compiler
/// knows.
struct Job {
    PlaneShape shape;
    Steps inner;
    Steps outer;
    uint32_t* block; ///< of two channels, and of the two others
    uint32_t* held;  ///< rows of the input, two channels to a word
    uint32_t padding;
    int32_t zeroPoint;
};

uint32_t halves(int8_t low, int8_t high) {
    return static_cast<uint16_t>(int16_t(low)) |
           static_cast<uint32_t>(static_cast<uint16_t>(int16_t(high))) << 16;
}

/// What runPlaneRows wants of channels `c` and c + 2 of four.
void spread(const Job& job, const DepthwiseBlock& block, const int8_t* weights, uint32_t c,
            uint32_t* to) {
    const uint32_t d = c + 2;
    *to++ = static_cast<uint32_t>(block.bias[c]);
    *to++ = static_cast<uint32_t>(block.bias[d]);
    const uint32_t across = job.shape.turned ? 12 : 4; // from tap to tap
    const uint32_t down = job.shape.turned ? 4 : 12;
    for (const int8_t* row = weights; row != weights + 3 * down; row += down) {
        const int8_t* const second = row + across;
        const int8_t* const third = second + across;
        if (job.shape.inner.stride == 1) {
            to[0] = halves(row[c], second[c]);
            to[1] = halves(second[c], third[c]);
            to[2] = halves(row[d], second[d]);
            to[3] = halves(second[d], third[d]);
            to += 4;
        } else {
            to[0] = halves(row[c], row[d]);
            to[1] = halves(second[c], second[d]);
            to[2] = halves(third[c], third[d]);
            to += 3;
        }
    }
    for (uint32_t i = c; i <= d; i += 2, to += 3) {
        const int32_t right = -block.shifts[i];
        to[0] = static_cast<uint32_t>(block.multipliers[i]);
        to[1] = static_cast<uint32_t>(2 * job.zeroPoint + 1) << (right - 1);
        to[2] = static_cast<uint32_t>(right);
    }
}

/// Rows from `first` on of four channels, with what is beside the plane. A row holds even channels,
/// then odd ones.
void hold(const Job& job, const int8_t* plane, int32_t first, uint32_t rows) {
    const uint32_t columns = job.shape.columns();
    const uint32_t left = job.shape.inner.padding < columns ? job.shape.inner.padding : columns;
    const uint32_t step = job.inner.in;
    uint32_t* to = job.held;
    for (int32_t y = first; y != first + static_cast<int32_t>(rows); ++y, to += columns) {
        uint32_t* const end = to + columns;
        const bool inside = y >= 0 && y < static_cast<int32_t>(job.shape.outer.in);
        const uint32_t room = columns - left;
        const uint32_t count = !inside ? 0 : job.shape.inner.in < room ? job.shape.inner.in : room;
        const int8_t* at = plane + (inside ? static_cast<uint32_t>(y) * job.outer.in : 0);
        uint32_t* const from = to + (inside ? left : 0);
        for (; to != from; ++to)
            to[0] = to[columns] = job.padding;
        for (uint32_t* const until = to + count; to != until; ++to, at += step) {
            const uint32_t x = loadWord(at);
            to[0] = extendEven(x);
            to[columns] = extendOdd(x);
        }
        for (; to != end; ++to)
            to[0] = to[columns] = job.padding;
    }
}

/// The outputs of the rows held.
template <uint32_t kStride>
void runHeld(const Job& job, int8_t* out, uint32_t rows) {
    const PlaneShape& s = job.shape;
    const uint32_t pitch = 8 * s.columns();
    const uint32_t pairs = s.inner.out / 2;
    const uint32_t start = 2 * pairs * job.inner.out;
    const PlaneRowsJob paired = {pitch,
                                 nullptr,
                                 job.inner.out,
                                 s.outer.stride * pitch - 8 * kStride * pairs,
                                 job.outer.out - start,
                                 job.outer.out,
                                 rows};
    const PlaneRowsJob alone = {
        pitch,         nullptr,       0,   s.outer.stride * pitch - 8 * kStride,
        job.outer.out, job.outer.out, rows};
    for (uint32_t c = 0; c < 2; ++c, ++out) {
        const uint32_t* const block = job.block + c * PlaneShape::kBlockWords / 2;
        const uint32_t* const in = job.held + c * s.columns();
        if (pairs > 0) {
            PlaneRowsJob part = paired;
            part.end = out + start;
            runPlaneRows<kStride>(block, in, out, part);
        }
        if (s.inner.out % 2 == 0)
            continue;
        PlaneRowsJob part = alone;
        part.end = out + start;
        runPlaneRows<kStride>(block, in + 2 * kStride * pairs, out + start, part);
    }
}

/// Four channels of a plane.
template <uint32_t kStride>
void runChannels(const Job& job, const uint8_t* stream, const int8_t* plane, int8_t* out) {
    const PlaneShape& s = job.shape;
    const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(stream);
    const int8_t* const weights = reinterpret_cast<const int8_t*>(stream + sizeof block);
    for (uint32_t c = 0; c < 2; ++c)
        spread(job, block, weights, c, job.block + c * PlaneShape::kBlockWords / 2);
    const uint32_t most = (s.rows - 3) / s.outer.stride + 1;
    for (uint32_t first = 0; first < s.outer.out;) {
        const uint32_t left = s.outer.out - first;
        const uint32_t rows = left < most ? left : most;
        hold(job, plane,
             static_cast<int32_t>(first * s.outer.stride) - static_cast<int32_t>(s.outer.padding),
             (rows - 1) * s.outer.stride + 3);
        runHeld<kStride>(job, out + first * job.outer.out, rows);
        first += rows;
    }
}

} // namespace

uint16_t runDepthwiseInt8Planes(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape w = r.window;
    const PlaneShape shape = planeShape(w);
    const Steps x = {w.channels, w.channels};
    const Steps y = {w.inWidth * w.channels, w.outWidth * w.channels};
    uint32_t* const scratch = context.write<uint32_t>(r.scratch);
    const int8_t zero = static_cast<int8_t>(r.inputZeroPoint);
    const Job job = {shape,
                     shape.turned ? y : x,
                     shape.turned ? x : y,
                     scratch,
                     scratch + PlaneShape::kBlockWords,
                     halves(zero, zero),
                     r.zeroPoint};
    const uint8_t* const stream = context.read<uint8_t>(r.weights);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    const int32_t low = r.low, high = r.high;
    for (uint32_t b = 0; b < w.batches; ++b) {
        for (uint32_t c = 0; c < w.channels; c += 4) {
            const uint8_t* const block = stream + c / 4 * kBlockBytes;
            if (shape.inner.stride == 1)
                runChannels<1>(job, block, in + c, out + c);
            else
                runChannels<2>(job, block, in + c, out + c);
        }
        in += w.inHeight * y.in;
        out += w.outHeight * y.out;
    }
    if (low > -128 || high < 127)
        for (int8_t* at = context.write<int8_t>(r.output); at != out; ++at)
            *at = static_cast<int8_t>(clamp(*at, low, high));
    return 0;
}

Status checkDepthwiseInt8Planes(const PlanRecord& record, const Extents& extents) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || !isClamp8(r.zeroPoint, r.low, r.high) || r.inputZeroPoint < -128 ||
        r.inputZeroPoint > 127 || r.multiplier != 1 || r.scratch == kNowhere ||
        static_cast<Memory>(r.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const PlaneShape shape = planeShape(w);
    if (shape.rows == 0)
        return Status::BadRecord;
    if (!extents.canRead(r.input, inputElements(w), 1) ||
        !extents.canWrite(r.scratch, 4 * uint64_t(shape.scratchWords()), 4) ||
        !extents.canRead(r.weights, uint64_t(w.channels / 4) * kBlockBytes, 4) ||
        !extents.canWrite(r.output, outputPixels(w) * w.channels, 1))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (r.weights & kLocationOffset);
    for (uint32_t c = 0; c < w.channels; c += 4, at += kBlockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        for (uint32_t i = 0; i < 4; ++i)
            if (!isRightShift(block.shifts[i]))
                return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
