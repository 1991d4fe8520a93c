// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace tmw::ui {

/// Least and greatest of some values; what is not finite is left out.
struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return low > high; }
    void take(double value) {
        if (!std::isfinite(value))
            return;
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    void take(const Extent& other) {
        low = other.low < low ? other.low : low;
        high = other.high > high ? other.high : high;
    }
};

/// Least and greatest of blocks of values, of blocks of blocks, and so on: those of any run of
/// values are found in some dozens of steps, exactly. Values come one after another and are kept
/// elsewhere; of a series without end the last `kept` can be asked for.
class MinMaxPyramid {
public:
    explicit MinMaxPyramid(size_t kept);

    void append(double value);
    /// Values ever appended.
    size_t size() const { return size_; }

    /// Of the values [first, last); `valueAt` reads what no whole block covers.
    template <typename ValueAt>
    Extent over(size_t first, size_t last, const ValueAt& valueAt) const {
        Extent found;
        size_t at = first;
        size_t level = 0;
        const auto values = [&](size_t end) {
            while (at < end)
                found.take(valueAt(at++));
        };
        values(std::min(last, levels_.empty() ? last : up(at, levels_.front().span)));
        // Up as far as blocks are whole, then down again.
        for (; level < levels_.size() && at + levels_[level].span <= last; ++level) {
            const bool top = level + 1 == levels_.size();
            const size_t end = top ? last : std::min(last, up(at, levels_[level + 1].span));
            blocks(levels_[level], at, end, found);
        }
        while (level-- > 0)
            blocks(levels_[level], at, last, found);
        values(last);
        return found;
    }

private:
    struct Level {
        size_t span; ///< values in a block
        std::vector<Extent> done;
        Extent growing = {};
    };
    static size_t up(size_t at, size_t span) { return (at + span - 1) / span * span; }
    /// The whole blocks from `at` to `end`; moves on.
    static void blocks(const Level& level, size_t& at, size_t end, Extent& found) {
        if (at + level.span > end)
            return;
        size_t slot = at / level.span % level.done.size();
        for (; at + level.span <= end; at += level.span) {
            found.take(level.done[slot]);
            slot = slot + 1 == level.done.size() ? 0 : slot + 1;
        }
    }

    std::vector<Level> levels_;
    size_t size_ = 0;
};

} // namespace tmw::ui
