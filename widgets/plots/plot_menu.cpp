// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"
#include "widgets/plots/range_dialog.h"
#include "widgets/plots/series_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <qcustomplot.h>

namespace tmw::ui {

void PlotView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    fillCopyMenu(menu);
    menu.addSeparator();
    fillViewMenu(menu);
    menu.exec(event->globalPos());
}

void PlotView::fillCopyMenu(QMenu& menu) {
    menu.addAction(tr("Copy"), this,
                   [this] { QApplication::clipboard()->setImage(toImage(devicePixelRatioF())); });
    menu.addAction(tr("Copy as CSV"), this,
                   [this] { QApplication::clipboard()->setText(QString::fromUtf8(toCsv())); });
    menu.addAction(tr("Save as PNG, SVG or CSV..."), this, &PlotView::askForFile);
    menu.addAction(tr("Show as table..."), this, &PlotView::showTable);
}

void PlotView::fillViewMenu(QMenu& menu) {
    QAction* log = menu.addAction(tr("Log axis"), this, [this] { setLogY(!logY_); });
    log->setCheckable(true);
    log->setChecked(logY_);
    log->setEnabled(canBeLog());
    log->setToolTip(log->isEnabled() ? QString() : tr("A log axis needs lines or points above 0."));
    menu.addAction(tr("Fixed range..."), this, &PlotView::askForRanges);
    menu.addAction(tr("Fit"), this, &PlotView::fit);
}

void PlotView::askForFile() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save plot"), "plot.png",
                                                      tr("Plots (*.png *.svg *.csv)"));
    if (!file.isEmpty() && !saveAs(file))
        QMessageBox::warning(this, tr("Save plot"),
                             tr("%1 cannot be written. Choose another folder.").arg(file));
}

void PlotView::showTable() {
    auto* dialog = new SeriesTableDialog(series_, xTitle(), yTitle(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void PlotView::askForRanges() {
    RangeDialog dialog({xTitle(), heldX_, shownX(), names_.isEmpty(),
                        plot_->xAxis->scaleType() == QCPAxis::stLogarithmic},
                       {yTitle(), heldY_, shownY(), true, isLogY() && canBeLog()}, this);
    if (dialog.exec() == QDialog::Accepted)
        holdRanges(dialog.x(), dialog.y());
}

} // namespace tmw::ui
