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

/// Comparisons of two lifetimes that the search may cost.
constexpr uint64_t kMostWork = 20'000'000;
constexpr uint64_t kMostSteps = 1500;

/// Numbers that look random and are the same each time.
class Dice {
public:
    size_t below(size_t limit) {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 16) % limit;
    }

private:
    uint32_t state_ = 1;
};

/// Moves what sticks out furthest to some place before, again and again, and goes on from there
/// unless it became worse, which is taken too now and then: else it would stay in a corner.
MemoryPlan climbed(const std::vector<Lifetime>& lifetimes, std::vector<size_t> order,
                   uint64_t peak) {
    constexpr size_t kWorseTaken = 20; // one of so many
    MemoryPlan current = placeInOrder(lifetimes, order);
    MemoryPlan best = current;
    const uint64_t square = std::max<uint64_t>(1, lifetimes.size() * lifetimes.size());
    const uint64_t steps = std::min(kMostSteps, kMostWork / square);
    Dice dice;
    for (uint64_t i = 0; i < steps && best.bytes > peak; ++i) {
        std::vector<size_t> furthest; // places in the order
        for (size_t k = 0; k < order.size(); ++k)
            if (current.offsets[order[k]] + lifetimes[order[k]].bytes == current.bytes)
                furthest.push_back(k);
        const size_t from = furthest[dice.below(furthest.size())];
        std::vector<size_t> changed = order;
        const auto at = changed.begin() + static_cast<std::ptrdiff_t>(from);
        std::rotate(changed.begin() + static_cast<std::ptrdiff_t>(dice.below(from + 1)), at,
                    at + 1);
        MemoryPlan plan = placeInOrder(lifetimes, changed);
        if (plan.bytes < best.bytes)
            best = plan;
        if (plan.bytes > current.bytes && dice.below(kWorseTaken) != 0)
            continue;
        current = std::move(plan);
        order = std::move(changed);
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
        if (best && best->bytes == peak)
            break;
        std::vector<size_t> order(rounded.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return before(rounded[a], rounded[b]); });
        MemoryPlan plan = climbed(rounded, std::move(order), peak);
        if (!best || plan.bytes < best->bytes)
            best = std::move(plan);
    }
    return *best;
}

} // namespace tmw
