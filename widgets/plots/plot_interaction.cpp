// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QSvgGenerator>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {
constexpr double kNear = 8; // pixels
constexpr double kZoomStep = 0.8;
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
        setFocus(Qt::MouseFocusReason);
        break;
    case QEvent::MouseButtonRelease:
        if (readOutIndex_ >= 0)
            emit clicked(0, readOutIndex_);
        break;
    case QEvent::Wheel: {
        const bool vertical =
            static_cast<QWheelEvent*>(event)->modifiers().testFlag(Qt::ControlModifier);
        plot_->axisRect()->setRangeZoom(vertical ? Qt::Vertical : Qt::Horizontal);
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void PlotView::readOutAt(const QPointF& position) {
    if (series_.empty() || series_.front().x.isEmpty() ||
        !plot_->axisRect()->rect().contains(position.toPoint())) {
        hideReadOut();
        return;
    }
    const ShownSeries& first = series_.front();
    int nearest = -1;
    double least = first.form == SeriesForm::Points ? kNear * kNear : 1e300;
    for (int i = 0; i < first.x.size(); ++i) {
        const double dx = plot_->xAxis->coordToPixel(first.x[i]) - position.x();
        const double dy = first.form == SeriesForm::Points
                              ? plot_->yAxis->coordToPixel(first.y[i]) - position.y()
                              : 0;
        if (const double distance = dx * dx + dy * dy; distance < least) {
            least = distance;
            nearest = i;
        }
    }
    nearest < 0 ? hideReadOut() : readOut(nearest);
}

void PlotView::readOut(int index) {
    readOutIndex_ = index;
    const ShownSeries& first = series_.front();
    const double x = first.x[index];
    QString text = names_.isEmpty() || index >= names_.size()
                       ? plot_->xAxis->label() + " " + QString::number(x, 'g', 6)
                       : names_.at(index);
    for (const ShownSeries& series : series_) {
        const auto at = std::lower_bound(series.x.begin(), series.x.end(), x);
        const auto i = series.form == SeriesForm::Points && &series == &first
                           ? index
                           : static_cast<int>(at - series.x.begin());
        if (i < series.x.size())
            text += "\n" + series.name + "  " + QString::number(series.y[i], 'g', 5);
    }
    const bool left = plot_->xAxis->coordToPixel(x) > plot_->width() / 2.0;
    readOutLine_->start->setCoords(x, plot_->yAxis->range().lower);
    readOutLine_->end->setCoords(x, plot_->yAxis->range().upper);
    readOutText_->setText(text);
    readOutText_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    readOutText_->position->setTypeX(QCPItemPosition::ptPlotCoords);
    readOutText_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    readOutText_->position->setCoords(x, 0.04);
    readOutLine_->setVisible(true);
    readOutText_->setVisible(true);
    plot_->layer("readout")->replot();
    emit hovered(index);
}

void PlotView::hideReadOut() {
    readOutIndex_ = -1;
    if (!readOutLine_->visible())
        return;
    readOutLine_->setVisible(false);
    readOutText_->setVisible(false);
    plot_->layer("readout")->replot();
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    const int count = series_.empty() ? 0 : static_cast<int>(series_.front().x.size());
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (count > 0)
            readOut(
                std::clamp(readOutIndex_ + (event->key() == Qt::Key_Left ? -1 : 1), 0, count - 1));
        return;
    case Qt::Key_Plus:
        plot_->xAxis->scaleRange(kZoomStep);
        break;
    case Qt::Key_Minus:
        plot_->xAxis->scaleRange(1 / kZoomStep);
        break;
    case Qt::Key_0:
        fit();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("Copy"), this,
                   [this] { QApplication::clipboard()->setPixmap(plot_->toPixmap()); });
    menu.addAction(tr("Copy as CSV"), this,
                   [this] { QApplication::clipboard()->setText(QString::fromUtf8(toCsv())); });
    menu.addAction(tr("Save as PNG, SVG or CSV..."), this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Save plot"), "plot.png",
                                                          tr("Plots (*.png *.svg *.csv)"));
        if (!file.isEmpty() && !saveAs(file))
            QMessageBox::warning(this, tr("Save plot"),
                                 tr("%1 cannot be written. Choose another folder.").arg(file));
    });
    menu.addSeparator();
    QAction* log = menu.addAction(tr("Log axis"), this, [this] { setLogY(!logY_); });
    log->setCheckable(true);
    log->setChecked(logY_);
    menu.addAction(tr("Fit"), this, &PlotView::fit);
    menu.exec(event->globalPos());
}

QByteArray PlotView::toCsv() const {
    QByteArray text = "series,x,y\n";
    for (const ShownSeries& series : series_)
        for (int i = 0; i < series.x.size(); ++i)
            text += '"' + series.name.toUtf8().replace('"', "\"\"") + "\"," +
                    QByteArray::number(series.x[i], 'g', 9) + ',' +
                    QByteArray::number(series.y[i], 'g', 9) + '\n';
    return text;
}

bool PlotView::saveAs(const QString& file) {
    if (file.endsWith(".csv", Qt::CaseInsensitive)) {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(toCsv()) >= 0 && out.flush();
    }
    if (!file.endsWith(".svg", Qt::CaseInsensitive))
        return plot_->savePng(file, 0, 0, 2);
    QSvgGenerator svg;
    svg.setFileName(file);
    svg.setSize(plot_->size());
    svg.setViewBox(plot_->rect());
    QCPPainter painter;
    if (!painter.begin(&svg))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    plot_->toPainter(&painter);
    return painter.end();
}

} // namespace tmw::ui
