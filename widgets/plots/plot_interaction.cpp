// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"
#include "widgets/plots/read_out.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QSvgGenerator>
#include <qcustomplot.h>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {
constexpr double kNear = 8; // pixels
constexpr double kZoomStep = 0.8;

/// "Epoch" and 24: "Epoch 24"; "x (rad)" and 1.3: "x 1.3 rad".
QString withUnit(const QString& axis, double value) {
    const qsizetype open = axis.lastIndexOf('(');
    const bool has = open > 0 && axis.endsWith(')');
    const QString unit = has ? axis.mid(open + 1).chopped(1) : QString();
    const QString text = (has ? axis.left(open).trimmed() : axis) + ' ' + readableNumber(value);
    return unit.isEmpty() || unit == PlotView::tr("no unit") ? text : text + ' ' + unit;
}
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
        if (hovered_.index >= 0)
            emit clicked(hovered_.series, hovered_.index);
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

PlotView::Hit PlotView::hitAt(const QPointF& position) const {
    Hit hit;
    if (series_.empty() || sideways_ || !plot_->axisRect()->rect().contains(position.toPoint()))
        return hit;
    double least = std::numeric_limits<double>::max();
    for (size_t s = 0; s < series_.size(); ++s) {
        const ShownSeries& series = series_[s];
        const bool cloud = series.form == SeriesForm::Points;
        if (!cloud && s != 0)
            continue;
        for (int i = 0; i < series.x.size(); ++i) {
            const double dx = plot_->xAxis->coordToPixel(series.x[i]) - position.x();
            const double dy =
                cloud ? plot_->yAxis->coordToPixel(series.y[i]) - position.y() : kNear / 2;
            const double distance = dx * dx + dy * dy;
            if (distance < least && (!cloud || distance < kNear * kNear)) {
                least = distance;
                hit = {static_cast<int>(s), i};
            }
        }
    }
    return hit;
}

void PlotView::readOutAt(const QPointF& position) {
    const Hit hit = hitAt(position);
    hit.index < 0 ? hideReadOut() : readOut(hit);
}

ReadOutRow PlotView::rowOf(const ShownSeries& series, int index) const {
    const SeriesStyle style = styleOf(series.role, series.form, series.faint, theming_);
    return {series.name,     readableNumber(series.y[index]), style, series.x[index],
            series.y[index], series.form != SeriesForm::Bars};
}

void PlotView::readOut(Hit hit) {
    hovered_ = hit;
    const ShownSeries& first = series_[static_cast<size_t>(hit.series)];
    const double x = first.x[hit.index];
    std::vector<ReadOutRow> rows{rowOf(first, hit.index)};
    for (const ShownSeries& series : series_) {
        if (&series == &first || first.form == SeriesForm::Points ||
            series.form == SeriesForm::Points)
            continue;
        const auto at = std::lower_bound(series.x.begin(), series.x.end(), x);
        if (at != series.x.end())
            rows.push_back(rowOf(series, static_cast<int>(at - series.x.begin())));
    }
    const bool named = !names_.isEmpty() && hit.index < names_.size();
    readOut_->set(x, named ? names_.at(hit.index) : withUnit(plot_->xAxis->label(), x),
                  std::move(rows), first.form == SeriesForm::Line);
    readOut_->setVisible(true);
    setAccessibleDescription(describe() + ". " + readOut_->text());
    plot_->layer("readout")->replot();
    emit hovered(hit.index);
}

void PlotView::hideReadOut() {
    hovered_ = {};
    if (!readOut_->visible())
        return;
    readOut_->setVisible(false);
    plot_->layer("readout")->replot();
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    const int series = std::max(0, hovered_.series);
    const int count =
        series_.empty() ? 0 : static_cast<int>(series_[static_cast<size_t>(series)].x.size());
    const bool left = event->key() == Qt::Key_Left;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (count > 0 && !sideways_)
            readOut({series, std::clamp(hovered_.index + (left ? -1 : 1), 0, count - 1)});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hovered_.index >= 0)
            emit clicked(hovered_.series, hovered_.index);
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
