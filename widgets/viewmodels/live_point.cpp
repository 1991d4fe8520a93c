// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/live_point.h"

#include <algorithm>

namespace tmw::ui {

size_t bestClass(const std::vector<float>& probabilities) {
    const auto best = std::ranges::max_element(probabilities);
    return best == probabilities.end() ? 0 : static_cast<size_t>(best - probabilities.begin());
}

} // namespace tmw::ui
