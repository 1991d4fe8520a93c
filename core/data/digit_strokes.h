// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace tmw {

struct DrawnPoint {
    double x;
    double y;
};

/// Of one digit: where each stroke begins, and cubic curves of three more points each, from the
/// upper left corner (0, 0) to the lower right (1, 1).
using Stroke = std::span<const DrawnPoint>;

inline constexpr size_t kDigitClasses = 10;
inline constexpr size_t kMostStrokes = 2;

/// Unused strokes are empty.
extern const std::array<std::array<Stroke, kMostStrokes>, kDigitClasses> kDigitStrokes;

} // namespace tmw
