// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tmw {

/// Memory that is needed from record `first` to record `last`, both included.
struct Lifetime {
    uint64_t bytes = 0;
    int32_t first = 0;
    int32_t last = 0;
};

struct MemoryPlan {
    std::vector<uint64_t> offsets; ///< one per lifetime, multiples of the alignment
    uint64_t bytes = 0;
};

/// Places lifetimes so that none that meet in time meet in memory: first fit, in several orders,
/// each changed step by step while it is above the peak; the smallest result is kept. The same
/// input gives the same plan.
MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes, uint64_t alignment);

} // namespace tmw
