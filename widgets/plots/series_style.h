// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/theme/theming.h"

#include <QPen>

#include <cstdint>

class QPainter;

namespace tmw::ui {

enum class Marker : uint8_t { None, Disc, Diamond, Square, Triangle };

/// How a series is drawn: colour, line and marker follow from its role.
struct SeriesStyle {
    QColor color;
    Qt::PenStyle line = Qt::SolidLine;
    Marker marker = Marker::None;
    SeriesForm form = SeriesForm::Line;
    QColor edge = {}; ///< of a marker; none where the fill alone can be told from the panel
    Qt::BrushStyle fill = Qt::SolidPattern; ///< of bars and boxes
};

/// `faint`: a second one of the same role, to look back at.
SeriesStyle styleOf(SeriesRole role, SeriesForm form, bool faint, const Theming& theming);
/// A class of a cloud, by its number: tint, shape and edge.
SeriesStyle classStyle(int number, const Theming& theming);
QPen penOf(const SeriesStyle& style, double width);
/// Pen and brush of a cloud's marker.
QPen edgeOf(const SeriesStyle& style);
QColor fillOf(const SeriesStyle& style);
void paintMarker(QPainter& painter, const QPointF& at, double radius, Marker marker);
/// The series in little, for legends and read-outs.
void paintSample(QPainter& painter, const QRectF& box, const SeriesStyle& style);

} // namespace tmw::ui
