// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/depthwise_planes.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/plane_rows.h"
#include "device_runtime/kernels/requantizer.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

// DepthwiseInt8Planes and DepthwiseInt8Words, by what their cores do differently (Core):
//   kChannels   of four, held in scratch at a time, in two planes of words
//   padding     what a word beside the plane holds
//   store       the channels of one place, in both planes
//   spread      a plane's constants, for runRows
//   runRows     some rows of outputs of one plane

constexpr uint32_t kPlaneBlockBytes = sizeof(DepthwiseBlock) + 4 * 9;

/// Bytes from one to the next, along an axis.
struct PlaneSteps {
    uint32_t in;
    uint32_t out;
};

/// The record's fields, taken out: a byte written might be one of theirs, for all the compiler
/// knows.
struct PlaneJob {
    PlaneShape shape;
    PlaneSteps inner;
    PlaneSteps outer;
    uint32_t* block; ///< of each plane
    uint32_t* held;  ///< rows of the input, of both planes
    uint32_t padding;
    int32_t zeroPoint;
};

/// What runRows needs to requantize output `o` of the block.
inline uint32_t* spreadRescale(const PlaneJob& job, const DepthwiseBlock& block, uint32_t o,
                               uint32_t* to) {
    const int32_t right = -block.shifts[o];
    to[0] = static_cast<uint32_t>(block.multipliers[o]);
    to[1] = static_cast<uint32_t>(2 * job.zeroPoint + 1) << (right - 1);
    to[2] = static_cast<uint32_t>(right);
    return to + 3;
}

/// Rows from `first` on, with what is beside the plane: of one plane, then of the other.
template <typename Core>
void holdRows(const PlaneJob& job, const int8_t* plane, int32_t first, uint32_t rows) {
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
        for (uint32_t* const until = to + count; to != until; ++to, at += step)
            Core::store(at, to, columns);
        for (; to != end; ++to)
            to[0] = to[columns] = job.padding;
    }
}

/// The outputs of the rows held.
template <typename Core>
void runHeldRows(const PlaneJob& job, int8_t* out, uint32_t rows) {
    const PlaneShape& s = job.shape;
    const uint32_t stride = s.inner.stride;
    const uint32_t pitch = 8 * s.columns();
    const uint32_t pairs = s.inner.out / 2;
    const uint32_t start = 2 * pairs * job.inner.out;
    const PlaneRowsJob paired = {pitch,
                                 nullptr,
                                 job.inner.out,
                                 s.outer.stride * pitch - 8 * stride * pairs,
                                 job.outer.out - start,
                                 job.outer.out,
                                 rows};
    const PlaneRowsJob alone = {
        pitch, nullptr, 0, s.outer.stride * pitch - 8 * stride, job.outer.out, job.outer.out, rows};
    for (uint32_t c = 0; c < 2; ++c, ++out) {
        const uint32_t* const block = job.block + c * PlaneShape::kBlockWords / 2;
        const uint32_t* const in = job.held + c * s.columns();
        if (pairs > 0) {
            PlaneRowsJob part = paired;
            part.end = out + start;
            Core::runRows(stride, block, in, out, part);
        }
        if (s.inner.out % 2 == 0)
            continue;
        PlaneRowsJob part = alone;
        part.end = out + start;
        Core::runRows(stride, block, in + 2 * stride * pairs, out + start, part);
    }
}

/// Four channels of a plane.
template <typename Core>
void runFourChannels(const PlaneJob& job, const uint8_t* stream, const int8_t* in, int8_t* out) {
    const PlaneShape& s = job.shape;
    const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(stream);
    const int8_t* const weights = reinterpret_cast<const int8_t*>(stream + sizeof block);
    const uint32_t most = (s.rows - 3) / s.outer.stride + 1;
    for (uint32_t c = 0; c < 4; c += Core::kChannels) {
        for (uint32_t plane = 0; plane < 2; ++plane)
            Core::spread(job, block, weights, c + plane,
                         job.block + plane * PlaneShape::kBlockWords / 2);
        for (uint32_t first = 0; first < s.outer.out;) {
            const uint32_t left = s.outer.out - first;
            const uint32_t rows = left < most ? left : most;
            holdRows<Core>(job, in + c,
                           static_cast<int32_t>(first * s.outer.stride) -
                               static_cast<int32_t>(s.outer.padding),
                           (rows - 1) * s.outer.stride + 3);
            runHeldRows<Core>(job, out + c + first * job.outer.out, rows);
            first += rows;
        }
    }
}

template <typename Core>
uint16_t runDepthwisePlanes(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape w = r.window;
    const PlaneShape shape = planeShape(w);
    const PlaneSteps x = {w.channels, w.channels};
    const PlaneSteps y = {w.inWidth * w.channels, w.outWidth * w.channels};
    uint32_t* const scratch = context.write<uint32_t>(r.scratch);
    const int8_t zero = static_cast<int8_t>(r.inputZeroPoint);
    const PlaneJob job = {shape,
                          shape.turned ? y : x,
                          shape.turned ? x : y,
                          scratch,
                          scratch + PlaneShape::kBlockWords,
                          Core::padding(zero),
                          r.zeroPoint};
    const uint8_t* const stream = context.read<uint8_t>(r.weights);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    const int32_t low = r.low, high = r.high;
    for (uint32_t b = 0; b < w.batches; ++b) {
        for (uint32_t c = 0; c < w.channels; c += 4) {
            const uint8_t* const block = stream + c / 4 * kPlaneBlockBytes;
            runFourChannels<Core>(job, block, in + c, out + c);
        }
        in += w.inHeight * y.in;
        out += w.outHeight * y.out;
    }
    if (low > -128 || high < 127)
        for (int8_t* at = context.write<int8_t>(r.output); at != out; ++at)
            *at = static_cast<int8_t>(clamp(*at, low, high));
    return 0;
}

inline Status checkDepthwisePlanes(const PlanRecord& record, const Extents& extents) {
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
        !extents.canRead(r.weights, uint64_t(w.channels / 4) * kPlaneBlockBytes, 4) ||
        !extents.canWrite(r.output, outputPixels(w) * w.channels, 1))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (r.weights & kLocationOffset);
    for (uint32_t c = 0; c < w.channels; c += 4, at += kPlaneBlockBytes) {
        const DepthwiseBlock& block = *reinterpret_cast<const DepthwiseBlock*>(at);
        for (uint32_t i = 0; i < 4; ++i)
            if (!isRightShift(block.shifts[i]))
                return Status::BadRecord;
    }
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
