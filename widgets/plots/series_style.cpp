// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/series_style.h"

#include <QPainter>

#include <iterator>

namespace tmw::ui {

namespace {

struct RoleStyle {
    Token token;
    Qt::PenStyle line;
    Marker marker;
};

constexpr RoleStyle kRoles[] = {
    {Token::Float, Qt::SolidLine, Marker::Disc},
    {Token::Int8, Qt::DashLine, Marker::Diamond},
    {Token::Board, Qt::DotLine, Marker::Square},
    {Token::Train, Qt::SolidLine, Marker::None},
    {Token::Validation, Qt::DashLine, Marker::None},
    {Token::Test, Qt::DotLine, Marker::Disc},
    {Token::Emulated, Qt::DashDotLine, Marker::Triangle},
    {Token::Truth, Qt::DotLine, Marker::None},
};

constexpr float kFaint = 0.45F;
constexpr float kCloud = 0.65F;
constexpr float kEdge = 0.55F;
constexpr double kEdgeWidth = 0.8;
constexpr Token kTints[] = {Token::Class1, Token::Class2, Token::Class3};
constexpr Marker kShapes[] = {Marker::Disc, Marker::Diamond, Marker::Triangle, Marker::Square};

} // namespace

SeriesStyle styleOf(SeriesRole role, SeriesForm form, bool faint, const Theming& theming) {
    const RoleStyle& row = kRoles[static_cast<size_t>(role)];
    SeriesStyle style{theming.color(row.token), row.line, row.marker, form};
    if (form == SeriesForm::Points && style.marker == Marker::None)
        style.marker = Marker::Disc;
    if (faint)
        style.color.setAlphaF(kFaint);
    return style;
}

SeriesStyle classStyle(int number, const Theming& theming) {
    const auto at = static_cast<size_t>(number);
    SeriesStyle style{theming.color(kTints[at % std::size(kTints)]), Qt::SolidLine,
                      kShapes[at % std::size(kShapes)], SeriesForm::Points};
    style.edge = theming.color(Token::Text);
    style.edge.setAlphaF(kEdge);
    return style;
}

QPen edgeOf(const SeriesStyle& style) {
    return style.edge.isValid() ? QPen(style.edge, kEdgeWidth) : QPen(Qt::NoPen);
}

QColor fillOf(const SeriesStyle& style) {
    QColor fill = style.color;
    fill.setAlphaF(fill.alphaF() * kCloud);
    return fill;
}

QPen penOf(const SeriesStyle& style, double width) {
    QPen pen(style.color, width, style.line);
    pen.setCosmetic(true);
    // In units of the width: 6 and 3, 2 and 3 pixels.
    if (style.line == Qt::DashLine)
        pen.setDashPattern({6 / width, 3 / width});
    if (style.line == Qt::DotLine)
        pen.setDashPattern({2 / width, 3 / width});
    if (style.line != Qt::SolidLine)
        pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void paintMarker(QPainter& painter, const QPointF& at, double radius, Marker marker) {
    const double r = radius;
    switch (marker) {
    case Marker::Diamond:
        painter.drawPolygon(QPolygonF({at + QPointF(0, -1.2 * r), at + QPointF(1.2 * r, 0),
                                       at + QPointF(0, 1.2 * r), at + QPointF(-1.2 * r, 0)}));
        break;
    case Marker::Square:
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        break;
    case Marker::Triangle:
        painter.drawPolygon(QPolygonF(
            {at + QPointF(0, -1.2 * r), at + QPointF(1.1 * r, r), at + QPointF(-1.1 * r, r)}));
        break;
    case Marker::Disc:
    case Marker::None:
        painter.drawEllipse(at, r, r);
        break;
    }
}

void paintSample(QPainter& painter, const QRectF& box, const SeriesStyle& style) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = box.center();
    if (style.form == SeriesForm::Line) {
        painter.setPen(penOf(style, 2));
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()));
    } else {
        painter.setPen(edgeOf(style));
        painter.setBrush(style.form == SeriesForm::Points ? QBrush(fillOf(style))
                                                          : QBrush(style.color, style.fill));
        if (style.form == SeriesForm::Bars)
            painter.drawRect(QRectF(middle.x() - 5, middle.y() - 5, 10, 10));
        else
            paintMarker(painter, middle, 3, style.marker);
    }
    painter.restore();
}

} // namespace tmw::ui
