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

/// What is to be placed, and which of it may overlap.
class Room {
public:
    Room(std::vector<Lifetime> lifetimes, const std::vector<Overlap>& overlaps, uint64_t alignment)
        : lifetimes_(std::move(lifetimes)), overlaps_(overlaps), asInput_(lifetimes_.size(), kNone),
          asOutput_(lifetimes_.size(), kNone) {
        for (size_t i = 0; i < overlaps_.size(); ++i) {
            Overlap& overlap = overlaps_[i];
            overlap.step = std::lcm(overlap.step, alignment);
            overlap.ahead = (overlap.ahead + overlap.step - 1) / overlap.step * overlap.step;
            asInput_[overlap.input] = i;
            asOutput_[overlap.output] = i;
        }
    }

    size_t size() const { return lifetimes_.size(); }
    const Lifetime& operator[](size_t index) const { return lifetimes_[index]; }

    /// The least offset, `offset` or above, where `wanted` goes as `other` lies at `at`.
    uint64_t leastBeside(size_t wanted, uint64_t offset, size_t other, uint64_t at) const {
        const uint64_t end = at + lifetimes_[other].bytes;
        if (offset >= end || offset + lifetimes_[wanted].bytes <= at)
            return offset;
        if (const Overlap* overlap = overlapOf(wanted, other)) { // after the output it was made for
            const uint64_t least = std::max(offset, at + overlap->ahead);
            return std::min(end, at + roundUp(least - at, overlap->step));
        }
        if (const Overlap* overlap = overlapOf(other, wanted)) {
            const uint64_t distance = at < offset ? 0 : (at - offset) / overlap->step;
            if (at >= offset && distance * overlap->step >= overlap->ahead)
                return at - distance * overlap->step;
        }
        return end;
    }

    /// No plan can be smaller: the most that is needed at one time.
    uint64_t peak() const {
        uint64_t peak = 0;
        for (const Lifetime& at : lifetimes_) {
            uint64_t alive = 0;
            for (const Lifetime& other : lifetimes_)
                alive += other.first <= at.first && at.first <= other.last ? other.bytes : 0;
            for (const Overlap& overlap : overlaps_)
                if (lifetimes_[overlap.output].first == at.first)
                    alive -= saved(overlap);
            peak = std::max(peak, alive);
        }
        return peak;
    }

private:
    static constexpr size_t kNone = SIZE_MAX;
    static uint64_t roundUp(uint64_t value, uint64_t step) {
        return (value + step - 1) / step * step;
    }
    const Overlap* overlapOf(size_t input, size_t output) const {
        const size_t at = asInput_[input];
        return at != kNone && at == asOutput_[output] ? &overlaps_[at] : nullptr;
    }
    uint64_t saved(const Overlap& overlap) const {
        const uint64_t in = lifetimes_[overlap.input].bytes, out = lifetimes_[overlap.output].bytes;
        return overlap.ahead >= out ? 0 : in + out - std::max(out, overlap.ahead + in);
    }

    std::vector<Lifetime> lifetimes_;
    std::vector<Overlap> overlaps_;
    std::vector<size_t> asInput_; ///< by lifetime: of overlaps_
    std::vector<size_t> asOutput_;
};

MemoryPlan placeInOrder(const Room& room, const std::vector<size_t>& order) {
    MemoryPlan plan;
    plan.offsets.assign(room.size(), 0);
    std::vector<size_t> placed; // ascending by offset
    for (const size_t index : order) {
        const Lifetime& wanted = room[index];
        if (wanted.bytes == 0)
            continue;
        uint64_t offset = 0;
        for (uint64_t before = 1; before != offset;) { // until none of them moves it
            before = offset;
            for (const size_t other : placed)
                if (meet(wanted, room[other]))
                    offset = room.leastBeside(index, offset, other, plan.offsets[other]);
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
MemoryPlan climbed(const Room& room, std::vector<size_t> order, uint64_t peak) {
    constexpr size_t kWorseTaken = 20; // one of so many
    MemoryPlan current = placeInOrder(room, order);
    MemoryPlan best = current;
    const uint64_t square = std::max<uint64_t>(1, room.size() * room.size());
    const uint64_t steps = std::min(kMostSteps, kMostWork / square);
    Dice dice;
    for (uint64_t i = 0; i < steps && best.bytes > peak; ++i) {
        std::vector<size_t> furthest; // places in the order
        for (size_t k = 0; k < order.size(); ++k)
            if (current.offsets[order[k]] + room[order[k]].bytes == current.bytes)
                furthest.push_back(k);
        const size_t from = furthest[dice.below(furthest.size())];
        std::vector<size_t> changed = order;
        const auto at = changed.begin() + static_cast<std::ptrdiff_t>(from);
        std::rotate(changed.begin() + static_cast<std::ptrdiff_t>(dice.below(from + 1)), at,
                    at + 1);
        MemoryPlan plan = placeInOrder(room, changed);
        if (plan.bytes < best.bytes)
            best = plan;
        if (plan.bytes > current.bytes && dice.below(kWorseTaken) != 0)
            continue;
        current = std::move(plan);
        order = std::move(changed);
    }
    return best;
}

/// Of all orders: the one by offset in a smallest plan leads to such a plan.
MemoryPlan exact(const Room& room, MemoryPlan best) {
    std::vector<size_t> order(room.size());
    std::iota(order.begin(), order.end(), size_t{0});
    do {
        MemoryPlan plan = placeInOrder(room, order);
        if (plan.bytes < best.bytes)
            best = std::move(plan);
    } while (std::ranges::next_permutation(order).found);
    return best;
}

} // namespace

MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes, uint64_t alignment,
                      const std::vector<Overlap>& overlaps) {
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
        [](const Lifetime& a, const Lifetime& b) { return a.first > b.first; },
    };
    const Room room(std::move(rounded), overlaps, alignment);
    const uint64_t peak = room.peak();
    std::optional<MemoryPlan> best;
    for (const Before& before : orders) {
        if (best && best->bytes == peak)
            break;
        std::vector<size_t> order(room.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return before(room[a], room[b]); });
        MemoryPlan plan = climbed(room, std::move(order), peak);
        if (!best || plan.bytes < best->bytes)
            best = std::move(plan);
    }
    constexpr size_t kFew = 7;
    return best->bytes > peak && room.size() <= kFew ? exact(room, std::move(*best)) : *best;
}

} // namespace tmw
