// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <qcustomplot.h>

namespace tmw::ui {

namespace {
constexpr double kZoomStep = 0.8;
constexpr double kStill = 4; ///< pixels: a press that went no farther is a click
} // namespace

bool PlotView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != plot_)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseMove:
        readOutAt(static_cast<QMouseEvent*>(event)->position());
        break;
    case QEvent::Resize: // ticks follow the room of the layout before: once more
        plot_->replot(QCustomPlot::rpQueuedReplot);
        break;
    case QEvent::Leave:
        hideReadOut();
        break;
    case QEvent::MouseButtonDblClick:
        fit();
        break;
    case QEvent::MouseButtonPress:
        pressed_ = static_cast<QMouseEvent*>(event)->position();
        setFocus(Qt::MouseFocusReason);
        break;
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            release(static_cast<QMouseEvent*>(event)->position());
        break;
    case QEvent::Wheel: {
        const bool vertical =
            static_cast<QWheelEvent*>(event)->modifiers().testFlag(Qt::ControlModifier);
        plot_->axisRect()->setRangeZoom(vertical ? Qt::Vertical : Qt::Horizontal);
        break;
    }
    case QEvent::ContextMenu:
        contextMenuEvent(static_cast<QContextMenuEvent*>(event));
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void PlotView::release(const QPointF& position) {
    if ((position - pressed_).manhattanLength() < kStill && isAt(hovered_))
        emit clicked(hovered_.series, static_cast<int>(hovered_.at));
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return stepReadOut(-1);
    case Qt::Key_Right:
        return stepReadOut(1);
    case Qt::Key_Escape:
        if (readOutText().isEmpty())
            break;
        return hideReadOut();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() || !isAt(hovered_))
            break;
        emit clicked(hovered_.series, static_cast<int>(hovered_.at));
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // plus without Shift
        return zoomX(kZoomStep);
    case Qt::Key_Minus:
        return zoomX(1 / kZoomStep);
    case Qt::Key_0:
        return fit();
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// Around the read-out where there is one, else around the middle.
void PlotView::zoomX(double factor) {
    if (isAt(hovered_)) {
        const CurveData& points = *series_[static_cast<size_t>(hovered_.series)].data;
        plot_->xAxis->scaleRange(factor, points.x(static_cast<size_t>(hovered_.at)));
    } else {
        plot_->xAxis->scaleRange(factor);
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace tmw::ui
