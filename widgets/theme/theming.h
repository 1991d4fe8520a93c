// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/dressing.h"
#include "widgets/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace tmw::ui {

enum class ThemeChoice : uint8_t { System, Light, Dark };

/// The colours in force, as palette, as style sheet, and for what paints itself. A change is one
/// signal.
class Theming : public QObject {
    Q_OBJECT
public:
    /// Brings in the fonts and the palette.
    explicit Theming(QApplication& application, QObject* parent = nullptr);

    /// Has a part of the window wear the style sheet, see Dressing.
    void dress(QWidget* part) { dressing_.add(part); }

    ThemeChoice choice() const { return choice_; }
    void choose(ThemeChoice choice);
    Shade shade() const { return shade_; }
    QColor color(Token token) const { return colorOf(token, shade_); }

    /// Less motion is wanted: what moves on its own draws rarely.
    bool isCalm() const { return calm_; }
    void setCalm(bool calm) { calm_ = calm; }

    /// An icon of resources/icons in one colour, and in the disabled one.
    QIcon icon(const QString& name, Token token = Token::Text) const;
    /// The font for hashes, ports and addresses, at a size in logical pixels.
    static QFont mono(int pixels);
    static QFont sans(int pixels, bool bold = false);

signals:
    void changed();

private:
    void apply();
    bool systemIsDark() const;

    QApplication& application_;
    Dressing dressing_;
    ThemeChoice choice_ = ThemeChoice::System;
    Shade shade_ = Shade::Light;
    bool systemDark_ = false;
    bool calm_ = false;
};

/// The application's style sheet, made from the tokens.
QString styleSheet(Shade shade);

} // namespace tmw::ui
