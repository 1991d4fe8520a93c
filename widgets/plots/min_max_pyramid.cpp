// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/min_max_pyramid.h"

namespace tmw::ui {

namespace {
constexpr size_t kFirstSpan = 32;
constexpr size_t kGrowth = 8;
} // namespace

MinMaxPyramid::MinMaxPyramid(size_t kept) {
    // One block more than fits: the oldest and the newest may both lie there in part.
    for (size_t span = kFirstSpan; span <= kept; span *= kGrowth)
        levels_.push_back({span, std::vector<Extent>(kept / span + 1)});
}

void MinMaxPyramid::append(double value) {
    ++size_;
    if (levels_.empty())
        return;
    levels_.front().growing.take(value);
    for (size_t i = 0; i < levels_.size() && size_ % levels_[i].span == 0; ++i) {
        Level& level = levels_[i];
        level.done[(size_ / level.span - 1) % level.done.size()] = level.growing;
        if (i + 1 < levels_.size())
            levels_[i + 1].growing.take(level.growing);
        level.growing = {};
    }
}

} // namespace tmw::ui
