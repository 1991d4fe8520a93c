// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/read_out.h"

namespace tmw::ui {

namespace {
constexpr int kRow = 16;
constexpr int kMargin = 8;
constexpr int kSample = 18;
constexpr int kAside = 10;
constexpr double kMarkRadius = 4.5;
} // namespace

ReadOut::ReadOut(QCustomPlot* plot, const Theming& theming)
    : QCPAbstractItem(plot), theming_(theming) {
    setVisible(false);
    setClipToAxisRect(false);
}

void ReadOut::set(double x, const QString& title, std::vector<ReadOutRow> rows, bool line) {
    x_ = x;
    title_ = title;
    rows_ = std::move(rows);
    line_ = line;
}

QString ReadOut::text() const {
    QString all = title_;
    for (const ReadOutRow& row : rows_)
        all += "\n" + row.name + " " + row.value;
    return all;
}

double ReadOut::selectTest(const QPointF&, bool, QVariant*) const {
    return -1;
}

void ReadOut::draw(QCPPainter* painter) {
    const QRect area = parentPlot()->axisRect()->rect();
    const double atX = parentPlot()->xAxis->coordToPixel(x_);
    painter->setAntialiasing(true);
    if (line_) {
        painter->setPen(QPen(theming_.color(Token::Text), 1, Qt::DotLine));
        painter->drawLine(QLineF(atX, area.top(), atX, area.bottom()));
    }
    for (const ReadOutRow& row : rows_) {
        if (!row.marked)
            continue;
        painter->setPen(QPen(theming_.color(Token::Panel), 1.5));
        painter->setBrush(row.style.color);
        const QPointF at(parentPlot()->xAxis->coordToPixel(row.x),
                         parentPlot()->yAxis->coordToPixel(row.y));
        if (area.adjusted(-1, -1, 1, 1).contains(at.toPoint()))
            paintMarker(*painter, at, kMarkRadius, row.style.marker);
    }
    drawBox(*painter, atX);
}

void ReadOut::drawBox(QCPPainter& painter, double atX) const {
    const QFontMetrics plain(Theming::sans(11));
    const QFontMetrics bold(Theming::sans(11, true));
    int names = 0;
    int values = 0;
    for (const ReadOutRow& row : rows_) {
        names = std::max(names, plain.horizontalAdvance(row.name));
        values = std::max(values, plain.horizontalAdvance(row.value));
    }
    const int inner = std::max(bold.horizontalAdvance(title_), kSample + 6 + names + 16 + values);
    const QSize size(inner + 2 * kMargin,
                     kRow * (1 + static_cast<int>(rows_.size())) + 2 * kMargin - 4);
    const QRect area = parentPlot()->axisRect()->rect();
    const bool right = atX + kAside + size.width() <= area.right();
    double left = right ? atX + kAside : atX - kAside - size.width();
    left = std::max(left, static_cast<double>(area.left()) + 2);
    const QRectF box(std::round(left) + 0.5, area.top() + 6.5, size.width(), size.height());
    painter.setPen(QPen(theming_.color(Token::Control), 1));
    painter.setBrush(theming_.color(Token::Panel));
    painter.drawRect(box);
    painter.setPen(theming_.color(Token::Text));
    painter.setFont(Theming::sans(11, true));
    QRectF line(box.left() + kMargin, box.top() + kMargin - 2, inner, kRow);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title_);
    painter.setFont(Theming::sans(11));
    for (const ReadOutRow& row : rows_) {
        line.translate(0, kRow);
        paintSample(painter, QRectF(line.left(), line.top(), kSample, kRow), row.style);
        painter.setPen(theming_.color(Token::Text));
        painter.drawText(line.adjusted(kSample + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         row.name);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace tmw::ui
