// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"
#include "device_runtime/base/status.h"
#include "device_runtime/plan/records.h"

namespace tmw {
namespace rt {

/// The memory records work in, indexed by Memory. Constants are never written.
struct KernelContext {
    uint8_t* memory[3];

    template <typename T>
    const T* read(Location at) const {
        return reinterpret_cast<const T*>(memory[at >> 30] + (at & kLocationOffset));
    }
    template <typename T>
    T* write(Location at) const {
        return reinterpret_cast<T*>(memory[at >> 30] + (at & kLocationOffset));
    }
};

/// What a record may touch, for its check.
struct Extents {
    uint32_t arenaBytes;
    uint32_t stateBytes;
    Span<const uint8_t> constants;

    /// `bytes` at `at` lie inside and `at` is a multiple of `align`.
    bool canRead(Location at, uint64_t bytes, uint32_t align) const;
    /// The same, and the memory may be written.
    bool canWrite(Location at, uint64_t bytes, uint32_t align) const;
};

/// Runs a checked record; answers the fault code, 0 for none.
using RunKernel = uint16_t (*)(const PlanRecord& record, const KernelContext& context);
/// Checks fields and extents; the head has been checked. BadRecord or OutOfExtent.
using CheckRecord = Status (*)(const PlanRecord& record, const Extents& extents);

struct Kernel {
    RunKernel run; ///< null: not in this table
    CheckRecord check;
    uint8_t version; ///< of the record, the only one understood
    uint8_t bytes;   ///< of the record
};

/// Kernels by id.
struct KernelTable {
    const Kernel* kernels;
    size_t count;

    const Kernel* find(uint16_t id) const {
        return id < count && kernels[id].run ? &kernels[id] : nullptr;
    }
};

/// No dimension or extent of a record passes this, so the product of two fits 64 bits.
constexpr uint64_t kMostElements = 0x3fffffffu;

constexpr bool areCounts(uint32_t a, uint32_t b, uint32_t c) {
    return a <= kMostElements && b <= kMostElements && c <= kMostElements;
}

constexpr bool isRescale(const Rescale& rescale) {
    return rescale.multiplier >= 0 && rescale.shift >= -31 && rescale.shift <= 30;
}

/// A NaN passes.
inline float clampFloat(float value, float low, float high) {
    return value < low ? low : value > high ? high : value;
}

template <typename Record>
const Record& as(const PlanRecord& record) {
    return reinterpret_cast<const Record&>(record);
}

} // namespace rt
} // namespace tmw
