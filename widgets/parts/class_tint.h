// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QBrush>

namespace tmw::ui {

/// The tint of a class by its number; from the fourth on they come again with a hatch.
QColor classTint(size_t number, const Theming& theming);
/// Filled as lanes are: 45 %.
QBrush classFill(size_t number, const Theming& theming);
bool isHatched(size_t number);

} // namespace tmw::ui
