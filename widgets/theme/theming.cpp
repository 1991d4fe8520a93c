// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theming.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QSvgRenderer>

namespace tmw::ui {

namespace {

/// The drawing with its black in another colour.
QPixmap drawn(QByteArray svg, const QColor& color, int pixels) {
    svg.replace("#000", color.name().toLatin1());
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

QPalette paletteOf(Shade shade) {
    const auto color = [shade](Token token) { return colorOf(token, shade); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Window));
    palette.setColor(QPalette::WindowText, color(Token::Text));
    palette.setColor(QPalette::Base, color(Token::Panel));
    palette.setColor(QPalette::AlternateBase, color(Token::Sunk));
    palette.setColor(QPalette::Text, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Button, color(Token::Panel));
    palette.setColor(QPalette::ButtonText, color(Token::Text));
    palette.setColor(QPalette::Highlight, color(Token::Selected));
    palette.setColor(QPalette::HighlightedText, color(Token::Text));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::ToolTipBase, color(Token::Panel));
    palette.setColor(QPalette::ToolTipText, color(Token::Text));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::Control));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    return palette;
}

/// The inspector's edge is a line of its own.
class Style : public QProxyStyle {
public:
    Style() : QProxyStyle("Fusion") {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override {
        return metric == PM_DockWidgetSeparatorExtent
                   ? 0
                   : QProxyStyle::pixelMetric(metric, option, widget);
    }
};

} // namespace

Theming::Theming(QApplication& application, QObject* parent)
    : QObject(parent), application_(application), dressing_(application) {
    // A person's own font setting does not matter here, but its size does: Qt scales by it.
    for (const char* file : {"NotoSans-Regular", "NotoSans-Bold", "JetBrainsMono-Regular"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1.ttf").arg(file));
    systemDark_ = application.palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(new Style);
    application.setFont(sans(13));
    apply();
}

void Theming::choose(ThemeChoice choice) {
    if (choice == choice_)
        return;
    choice_ = choice;
    apply();
}

void Theming::apply() {
    const bool dark =
        choice_ == ThemeChoice::Dark || (choice_ == ThemeChoice::System && systemDark_);
    shade_ = dark ? Shade::Dark : Shade::Light;
    application_.setPalette(paletteOf(shade_));
    dressing_.change(styleSheet(shade_));
    emit changed();
}

QIcon Theming::icon(const QString& name, Token token) const {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int pixels : {16, 22, 32, 44, 66}) {
        icon.addPixmap(drawn(svg, color(token), pixels));
        icon.addPixmap(drawn(svg, color(Token::Disabled), pixels), QIcon::Disabled);
    }
    return icon;
}

QFont Theming::mono(int pixels) {
    QFont font;
    font.setFamilies({"JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"});
    font.setPixelSize(pixels);
    return font;
}

QFont Theming::sans(int pixels, bool bold) {
    QFont font;
    font.setFamilies({"Noto Sans", "DejaVu Sans", "sans-serif"});
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

} // namespace tmw::ui
