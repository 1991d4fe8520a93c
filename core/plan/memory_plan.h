// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tmw {

/// Memory that is needed from record `first` to record `last`, both included.
struct Lifetime {
    uint64_t bytes = 0;
    int32_t first = 0;
    int32_t last = 0;
};

/// A lifetime that ends where another begins, in a record that writes `output` front to back while
/// it reads `input` so: `input` may begin inside of `output`, at least `ahead` bytes after it and a
/// multiple of `step` bytes, itself one of the alignment.
struct Overlap {
    size_t input = 0; ///< lifetimes, by index; each is an input once at most, and an output once
    size_t output = 0;
    uint64_t ahead = 0;
    uint64_t step = 1;
};

struct MemoryPlan {
    std::vector<uint64_t> offsets; ///< one per lifetime, multiples of the alignment
    uint64_t bytes = 0;
};

/// Places lifetimes so that none that meet in time meet in memory, but as `overlaps` let them:
/// first fit, in several orders, each changed step by step while it is above the peak; the smallest
/// result is kept. The same input gives the same plan.
MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes, uint64_t alignment,
                      const std::vector<Overlap>& overlaps = {});

} // namespace tmw
