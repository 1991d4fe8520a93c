// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tmw {

/// Text made safe inside HTML and SVG, in elements and in quoted attributes.
std::string escaped(std::string_view text);

/// The colours of the program as CSS variables, light and dark by the reader's setting.
std::string_view colourStyle();
/// How plots draw, in terms of those variables.
std::string_view plotStyle();

} // namespace tmw
