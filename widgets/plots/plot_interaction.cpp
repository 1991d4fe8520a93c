// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <QToolButton>
#include <QWheelEvent>
#include <qcustomplot.h>

namespace tmw::ui {

namespace {
constexpr double kZoomStep = 0.8;
constexpr double kStill = 4; ///< pixels: a press that went no farther is a click
constexpr int kCorner = 4;   ///< pixels between the Fit button and the edges of the plot

bool scrolls(const QWidget* widget) {
    while (widget && !qobject_cast<const QScrollArea*>(widget))
        widget = widget->parentWidget();
    return widget;
}
} // namespace

void PlotView::makeFitButton() {
    fitButton_->setIconSize(QSize(16, 16));
    fitButton_->setProperty("kind", "corner");
    fitButton_->setAccessibleName(tr("Fit"));
    fitButton_->setCursor(Qt::ArrowCursor);
    fitButton_->hide();
    connect(fitButton_, &QToolButton::clicked, this, &PlotView::letGo);
    connect(this, &PlotView::zoomedChanged, this, &PlotView::showFitButton);
    connect(plot_, &QCustomPlot::afterLayout, this, [this] {
        const QRect inner = plot_->axisRect()->rect();
        fitButton_->adjustSize();
        fitButton_->move(inner.right() - fitButton_->width() - kCorner, inner.top() + kCorner);
    });
}

void PlotView::showFitButton() {
    fitButton_->setToolTip(isHeld() && !isZoomed() ? tr("The range is fixed: let it go")
                                                   : tr("Fit (0)"));
    fitButton_->setVisible(!fitElsewhere_ && (isZoomed() || isHeld()));
}

/// Answers whether the plot takes no part in it. In what scrolls, what means x or y elsewhere needs
/// one key more: Ctrl, or Ctrl and Shift.
bool PlotView::turnWheel(QWheelEvent& event) {
    const Qt::KeyboardModifiers keys = event.modifiers();
    const bool inScrolling = scrolls(parentWidget());
    if (inScrolling && !keys.testFlag(Qt::ControlModifier)) {
        event.ignore(); // for what scrolls
        return true;
    }
    const bool vertical = keys.testFlag(inScrolling ? Qt::ShiftModifier : Qt::ControlModifier);
    plot_->axisRect()->setRangeZoom(vertical ? Qt::Vertical : Qt::Horizontal);
    return false;
}

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
    case QEvent::Wheel:
        return turnWheel(*static_cast<QWheelEvent*>(event));
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
