// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/memory_plan.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <tuple>

namespace tmw {

namespace {

using Before = std::function<bool(const Lifetime&, const Lifetime&)>;

bool meet(const Lifetime& a, const Lifetime& b) {
    return a.first <= b.last && b.first <= a.last;
}

MemoryPlan placeInOrder(const std::vector<Lifetime>& lifetimes, const std::vector<size_t>& order) {
    MemoryPlan plan;
    plan.offsets.assign(lifetimes.size(), 0);
    std::vector<size_t> placed; // ascending by offset
    for (const size_t index : order) {
        const Lifetime& wanted = lifetimes[index];
        if (wanted.bytes == 0)
            continue;
        uint64_t offset = 0;
        for (const size_t other : placed) {
            if (!meet(wanted, lifetimes[other]))
                continue;
            if (offset + wanted.bytes <= plan.offsets[other])
                break;
            offset = std::max(offset, plan.offsets[other] + lifetimes[other].bytes);
        }
        plan.offsets[index] = offset;
        plan.bytes = std::max(plan.bytes, offset + wanted.bytes);
        placed.insert(
            std::upper_bound(placed.begin(), placed.end(), offset,
                             [&](uint64_t at, size_t other) { return at < plan.offsets[other]; }),
            index);
    }
    return plan;
}

} // namespace

MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes, uint64_t alignment) {
    std::vector<Lifetime> rounded = lifetimes;
    for (Lifetime& lifetime : rounded)
        lifetime.bytes = (lifetime.bytes + alignment - 1) / alignment * alignment;
    const Before orders[] = {
        [](const Lifetime& a, const Lifetime& b) { return a.bytes > b.bytes; },
        [](const Lifetime& a, const Lifetime& b) {
            return std::tuple(a.first, b.bytes) < std::tuple(b.first, a.bytes);
        },
        [](const Lifetime& a, const Lifetime& b) {
            return std::tuple(b.last - b.first, b.bytes) < std::tuple(a.last - a.first, a.bytes);
        },
    };
    std::optional<MemoryPlan> best;
    for (const Before& before : orders) {
        std::vector<size_t> order(rounded.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return before(rounded[a], rounded[b]); });
        MemoryPlan plan = placeInOrder(rounded, order);
        if (!best || plan.bytes < best->bytes)
            best = std::move(plan);
    }
    return *best;
}

} // namespace tmw
