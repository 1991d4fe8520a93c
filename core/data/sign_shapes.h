// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace tmw {

struct Colour {
    double red;
    double green;
    double blue;
};

enum class SignForm : uint8_t { Circle, Octagon, TriangleUp, TriangleDown, Diamond, Bar };

/// One of the sheets that a sign is made of, the later over the earlier. The sign's radius is 1.
struct SignSheet {
    SignForm form;
    double width;  ///< half of a bar's; of others the radius of the circle inside
    double height; ///< half of a bar's
    Colour colour;
    double x = 0; ///< of the middle, to the right
    double y = 0; ///< down
};

struct SignKind {
    std::string_view name;
    std::span<const SignSheet> sheets;
};

extern const std::array<SignKind, 6> kSignKinds;

/// Whether a sheet covers a point of the sign's plane, y down.
bool covers(const SignSheet& sheet, double x, double y);

} // namespace tmw
