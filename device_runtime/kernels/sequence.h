// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

constexpr uint32_t kLstmGates = 4;
constexpr uint32_t kNewGate = 2; ///< the one through tanh

/// Counts whose products stay within 64 bits when they are multiplied on.
constexpr bool isSequence(const SequenceShape& s) {
    return s.batches <= 0xffffu && s.steps <= 0xffffu && s.inputs <= 0xffffu && s.units >= 1 &&
           s.units <= 0xffffu;
}

constexpr uint64_t sequenceRows(const SequenceShape& s) {
    return uint64_t(s.batches) * s.steps;
}

/// Cells and states that stay between runs, of a record whose flags say so.
template <typename Cell, typename State>
struct KeptSequence {
    Cell* cells; ///< null: none
    State* states;
};
template <typename Record, typename Cell, typename State>
KeptSequence<Cell, State> keptOf(const Record& r, const KernelContext& context) {
    if ((r.head.flags & kKept) == 0)
        return {nullptr, nullptr};
    const Location at = static_cast<const KeptRecord<Record>&>(r).kept;
    Cell* const cells = context.write<Cell>(at);
    return {cells, reinterpret_cast<State*>(cells + r.shape.batches * r.shape.units)};
}

template <typename Record>
Status checkKept(const Record& r, uint32_t cellWidth, uint32_t stateWidth, const Extents& extents) {
    const bool kept = (r.head.flags & kKept) != 0;
    if (kept != (r.head.bytes == sizeof(KeptRecord<Record>)))
        return Status::BadRecord;
    if (!kept)
        return Status::Ok;
    const Location at = static_cast<const KeptRecord<Record>&>(r).kept;
    const uint64_t values = uint64_t(r.shape.batches) * r.shape.units;
    return at >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(at, values * (cellWidth + stateWidth), cellWidth)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
