// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_view.h"
#include "widgets/plots/read_out.h"

#include <QBuffer>
#include <QImage>
#include <QSaveFile>
#include <QSvgGenerator>
#include <qcustomplot.h>

namespace tmw::ui {

namespace {

constexpr double kPictureScale = 2;

QByteArray quoted(const QString& text) {
    return '"' + text.toUtf8().replace('"', "\"\"") + '"';
}

/// As many digits as bring back the same number.
QByteArray number(double value) {
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

bool writeAll(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
}

} // namespace

QByteArray PlotView::toCsv() const {
    const QByteArray x = xTitle().isEmpty() ? QByteArray("x") : quoted(xTitle());
    const QByteArray y = yTitle().isEmpty() ? QByteArray("y") : quoted(yTitle());
    QByteArray text = "series," + x + ',' + y + '\n';
    for (const ShownSeries& series : series_) {
        const QByteArray name = quoted(series.name) + ',';
        for (size_t at = series.data->begin(); at < series.data->end(); ++at)
            text += name + number(series.data->x(at)) + ',' + number(series.data->y(at)) + '\n';
    }
    return text;
}

QSize PlotView::pictureSize() const {
    return plot_->size() + QSize(0, legend_->isHidden() ? 0 : legend_->height());
}

/// Legend above and plot below, without the read-out.
void PlotView::paintOn(QCPPainter& painter) const {
    const bool read = readOut_->visible();
    readOut_->setVisible(false);
    painter.fillRect(QRect(QPoint(), pictureSize()), theming_.color(Token::Panel));
    if (!legend_->isHidden()) {
        legend_->paintOn(painter);
        painter.translate(0, legend_->height());
    }
    plot_->toPainter(&painter, plot_->width(), plot_->height());
    readOut_->setVisible(read);
}

QImage PlotView::toImage(double scale) const {
    QImage image(pictureSize() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QCPPainter painter;
    if (image.isNull() || !painter.begin(&image))
        return {};
    painter.setMode(QCPPainter::pmNoCaching);
    paintOn(painter);
    return image;
}

QByteArray PlotView::toSvg() const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(pictureSize());
    svg.setViewBox(QRect(QPoint(), pictureSize()));
    svg.setTitle(accessibleName());
    svg.setDescription(describe());
    QCPPainter painter;
    if (!painter.begin(&svg))
        return {};
    painter.setMode(QCPPainter::pmVectorized);
    paintOn(painter);
    return painter.end() ? bytes : QByteArray();
}

bool PlotView::saveAs(const QString& file) const {
    if (file.endsWith(".csv", Qt::CaseInsensitive))
        return writeAll(file, toCsv());
    if (file.endsWith(".svg", Qt::CaseInsensitive))
        return writeAll(file, toSvg());
    QByteArray png;
    QBuffer buffer(&png);
    return toImage(kPictureScale).save(&buffer, "PNG") && writeAll(file, png);
}

} // namespace tmw::ui
