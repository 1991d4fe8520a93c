// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
        for (size_t at = first; at < last;) {
            size_t level = levels_.size();
            while (level > 0 && !covers(levels_[level - 1], at, last))
                --level;
            if (level == 0) {
                found.take(valueAt(at++));
                continue;
            }
            const Level& blocks = levels_[level - 1];
            found.take(blocks.done[(at / blocks.span) % blocks.done.size()]);
            at += blocks.span;
        }
        return found;
    }

private:
    struct Level {
        size_t span; ///< values in a block
        std::vector<Extent> done;
        Extent growing = {};
    };
    static bool covers(const Level& level, size_t at, size_t last) {
        return at % level.span == 0 && at + level.span <= last;
    }

    std::vector<Level> levels_;
    size_t size_ = 0;
};

} // namespace tmw::ui
