// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/class_tint.h"

#include <iterator>

namespace tmw::ui {

namespace {
constexpr Token kTints[] = {Token::Class1, Token::Class2, Token::Class3};
constexpr float kFill = 0.45F;
} // namespace

QColor classTint(size_t number, const Theming& theming) {
    return theming.color(kTints[number % std::size(kTints)]);
}

QBrush classFill(size_t number, const Theming& theming) {
    QColor color = classTint(number, theming);
    color.setAlphaF(kFill);
    return color;
}

bool isHatched(size_t number) {
    return number >= std::size(kTints);
}

} // namespace tmw::ui
