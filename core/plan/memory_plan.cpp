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

/// No plan can be smaller: the most that is needed at one time.
uint64_t peakOf(const std::vector<Lifetime>& lifetimes) {
    uint64_t peak = 0;
    for (const Lifetime& at : lifetimes) {
        uint64_t alive = 0;
        for (const Lifetime& other : lifetimes)
            alive += other.first <= at.first && at.first <= other.last ? other.bytes : 0;
        peak = std::max(peak, alive);
    }
    return peak;
}

constexpr int kMostRepairs = 300;

/// Places what sticks out furthest before all others, again and again, and keeps the best.
MemoryPlan repaired(const std::vector<Lifetime>& lifetimes, std::vector<size_t> order,
                    uint64_t peak) {
    MemoryPlan best = placeInOrder(lifetimes, order);
    MemoryPlan last = best;
    for (int i = 0; i < kMostRepairs && best.bytes > peak; ++i) {
        const auto furthest = std::ranges::find_if(
            order, [&](size_t at) { return last.offsets[at] + lifetimes[at].bytes == last.bytes; });
        // To the front and half way there in turn: either alone may go round in circles.
        const auto to = i % 2 == 0 ? order.begin() : order.begin() + (furthest - order.begin()) / 2;
        std::rotate(to, furthest, furthest + 1);
        last = placeInOrder(lifetimes, order);
        if (last.bytes < best.bytes)
            best = last;
    }
    return best;
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
    const uint64_t peak = peakOf(rounded);
    std::optional<MemoryPlan> best;
    for (const Before& before : orders) {
        std::vector<size_t> order(rounded.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return before(rounded[a], rounded[b]); });
        MemoryPlan plan = repaired(rounded, std::move(order), peak);
        if (!best || plan.bytes < best->bytes)
            best = std::move(plan);
    }
    return *best;
}

} // namespace tmw
