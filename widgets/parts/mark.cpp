// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/mark.h"

#include <QCoreApplication>
#include <QPainter>

namespace tmw::ui {

namespace {

void paintRing(QPainter& painter, const QRectF& disc, const QColor& color, Qt::PenStyle style) {
    painter.setPen(QPen(color, style == Qt::SolidLine ? 2 : 1.4, style));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1));
}

void paintTick(QPainter& painter, const QRectF& box, const QColor& color) {
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    painter.setPen(QPen(color, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({at(0.28, 0.53), at(0.44, 0.68), at(0.73, 0.35)}));
}

} // namespace

void paintMark(QPainter& painter, const QRectF& box, StepState state, const Theming& theming) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc = box.adjusted(1, 1, -1, -1);
    const QColor accent = theming.color(Token::Accent);
    switch (state) {
    case StepState::Empty:
        paintRing(painter, disc, theming.color(Token::Disabled), Qt::DotLine);
        break;
    case StepState::Ready:
        paintRing(painter, disc, accent, Qt::SolidLine);
        break;
    case StepState::Running:
        paintRing(painter, disc, accent, Qt::SolidLine);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawPie(disc.adjusted(1, 1, -1, -1), 90 * 16, -240 * 16);
        break;
    case StepState::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theming.color(Token::Good));
        painter.drawEllipse(disc);
        paintTick(painter, disc, theming.color(Token::Panel));
        break;
    case StepState::Stale:
        paintRing(painter, disc, theming.color(Token::Warning), Qt::SolidLine);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theming.color(Token::Warning));
        painter.drawPie(disc.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16);
        break;
    case StepState::Problem:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theming.color(Token::Error));
        painter.drawRoundedRect(disc, 2, 2);
        painter.setPen(theming.color(Token::Panel));
        painter.setFont(Theming::sans(static_cast<int>(disc.height()) - 2, true));
        painter.drawText(disc, Qt::AlignCenter, QStringLiteral("!"));
        break;
    }
    painter.restore();
}

QString stateText(StepState state) {
    const auto text = [](const char* word) { return QCoreApplication::translate("Mark", word); };
    switch (state) {
    case StepState::Empty:
        return text(QT_TRANSLATE_NOOP("Mark", "empty"));
    case StepState::Ready:
        return text(QT_TRANSLATE_NOOP("Mark", "ready"));
    case StepState::Running:
        return text(QT_TRANSLATE_NOOP("Mark", "running"));
    case StepState::Done:
        return text(QT_TRANSLATE_NOOP("Mark", "done"));
    case StepState::Stale:
        return text(QT_TRANSLATE_NOOP("Mark", "out of date"));
    case StepState::Problem:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Mark", "problem"));
}

Mark::Mark(const Theming& theming, QWidget* parent) : QWidget(parent), theming_(theming) {
    setFixedSize(14, 14);
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void Mark::setState(StepState state) {
    state_ = state;
    setAccessibleName(stateText(state));
    update();
}

void Mark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintMark(painter, rect(), state_, theming_);
}

} // namespace tmw::ui
