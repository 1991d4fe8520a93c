// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tmw::ui {

/// From and to of an axis.
struct AxisRange {
    double low = 0;
    double high = 1;
};

} // namespace tmw::ui
