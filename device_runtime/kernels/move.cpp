// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Runs of kRun bytes; 0: of `run`.
template <uint32_t kRun>
void moveLine(const uint8_t* from, uint8_t* to, uint32_t run, uint32_t count, int32_t inStride,
              int32_t outStride) {
    for (; count > 0; --count, from += inStride, to += outStride)
        copyBytes(to, from, kRun > 0 ? kRun : run);
}

using MoveLine = void (*)(const uint8_t*, uint8_t*, uint32_t, uint32_t, int32_t, int32_t);

MoveLine lineOf(uint32_t run) {
    return run == 1 ? moveLine<1> : run == 2 ? moveLine<2> : run == 4 ? moveLine<4> : moveLine<0>;
}

} // namespace

uint16_t runMove(const PlanRecord& record, const KernelContext& context) {
    const MoveRecord& move = as<MoveRecord>(record);
    const uint8_t* from = context.read<uint8_t>(move.input);
    uint8_t* to = context.write<uint8_t>(move.output);
    const MoveLine line = lineOf(move.run);
    uint32_t at[5] = {0, 0, 0, 0, 0};
    for (;;) {
        line(from, to, move.run, move.dims[5], move.inStrides[5], move.outStrides[5]);
        int d = 4;
        for (; d >= 0; --d) {
            from += move.inStrides[d];
            to += move.outStrides[d];
            if (++at[d] < move.dims[d])
                break;
            from -= static_cast<ptrdiff_t>(move.dims[d]) * move.inStrides[d];
            to -= static_cast<ptrdiff_t>(move.dims[d]) * move.outStrides[d];
            at[d] = 0;
        }
        if (d < 0)
            return 0;
    }
}

namespace {

/// How far the runs reach below and above the first.
struct Reach {
    int64_t below;
    int64_t above;
};

bool reachOf(const uint32_t (&dims)[6], const int32_t (&strides)[6], Reach* reach) {
    Reach found = {0, 0};
    for (int d = 0; d < 6; ++d) {
        if (dims[d] < 1 || dims[d] > kMostElements)
            return false;
        const int64_t far = int64_t(dims[d] - 1) * strides[d];
        (far < 0 ? found.below : found.above) += far;
        if (found.below < -int64_t(kMostElements) || found.above > int64_t(kMostElements))
            return false;
    }
    *reach = found;
    return true;
}

/// Bytes moved in all; more than kMostElements where they are too many to count.
uint64_t movedBytes(const MoveRecord& move) {
    uint64_t bytes = move.run;
    for (const uint32_t dim : move.dims)
        bytes = bytes > kMostElements ? bytes : bytes * dim;
    return bytes;
}

/// The lowest byte reached, as a location of the same memory; false where there is none.
bool lowest(Location at, int64_t below, Location* low) {
    const int64_t offset = int64_t(at & kLocationOffset) + below;
    *low = (at & ~kLocationOffset) | static_cast<uint32_t>(offset & kLocationOffset);
    return offset >= 0;
}

} // namespace

Status checkMove(const PlanRecord& record, const Extents& extents) {
    const MoveRecord& move = as<MoveRecord>(record);
    Reach in, out;
    if (move.run < 1 || move.run > kMostElements || !reachOf(move.dims, move.inStrides, &in) ||
        !reachOf(move.dims, move.outStrides, &out))
        return Status::BadRecord;
    Location from, to;
    const uint64_t reached = uint64_t(out.above - out.below) + move.run;
    if (!lowest(move.input, in.below, &from) || !lowest(move.output, out.below, &to) ||
        !extents.canRead(from, uint64_t(in.above - in.below) + move.run, 1) ||
        !extents.canWrite(to, reached, 1))
        return Status::OutOfExtent;
    return movedBytes(move) <= reached ? Status::Ok : Status::BadRecord; // no byte is written twice
}

} // namespace rt
} // namespace tmw
