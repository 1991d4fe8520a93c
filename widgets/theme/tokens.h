// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <cstdint>

namespace tmw::ui {

/// Every colour of the program has a name and two values; no other file names a colour.
enum class Token : uint8_t {
    Window,
    Panel,
    Sunk,    ///< heads, the row under the mouse
    Line,    ///< dividers
    Control, ///< edges of controls
    Track,   ///< the empty part of bars
    Text,
    Muted,
    Disabled,
    Accent,
    AccentHover,
    OnAccent,
    Selected,
    AccentTint,
    Good,
    GoodTint,
    Warning,
    WarningTint,
    Error,
    ErrorTint,
    Grid,
    Axis,
    // Series have a fixed meaning on every page.
    Float,
    Int8,
    Board,
    Train,
    Validation,
    Test,
    Emulated,
    Truth,
    // Tints of classes; from the fifth on they come again with a hatch.
    Class1,
    Class2,
    Class3,
    ClassNone, ///< idle, noise, unknown
    Count,
};

enum class Shade : uint8_t { Light, Dark };

QColor colorOf(Token token, Shade shade);

} // namespace tmw::ui
