// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"

#include <QPainter>

namespace tmw::ui {

namespace {
constexpr int kHeight = 22;
constexpr int kGap = 20;
constexpr int kToName = 6;
int sampleWidth(const SeriesStyle& style) {
    return style.form == SeriesForm::Line ? 18 : 10;
}
} // namespace

LegendRow::LegendRow(const Theming& theming, int left, QWidget* parent)
    : QWidget(parent), theming_(theming), left_(left) {
    setFont(Theming::sans(11));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void LegendRow::setEntries(std::vector<LegendEntry> entries) {
    entries_ = std::move(entries);
    QStringList names;
    for (const LegendEntry& entry : entries_)
        names.append(entry.name);
    setAccessibleName(names.join(", "));
    update();
}

bool LegendRow::setLeft(int left) {
    if (left == left_)
        return false;
    left_ = left;
    update();
    return true;
}

int LegendRow::wholeWidth() const {
    const QFontMetrics metrics(font());
    int width = left_;
    for (const LegendEntry& entry : entries_)
        width += sampleWidth(entry.style) + kToName + metrics.horizontalAdvance(entry.name) + kGap;
    return width;
}

QSize LegendRow::sizeHint() const {
    return {left_ + 100, kHeight};
}

QSize LegendRow::minimumSizeHint() const {
    return {0, kHeight};
}

void LegendRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintOn(painter);
}

void LegendRow::paintOn(QPainter& painter) const {
    painter.setFont(Theming::sans(11));
    const QFontMetrics metrics(painter.font());
    int x = left_;
    for (const LegendEntry& entry : entries_) {
        const int sample = sampleWidth(entry.style);
        paintSample(painter, QRectF(x, 0, sample, kHeight), entry.style);
        x += sample + kToName;
        painter.setPen(theming_.color(Token::Text));
        const QString name = metrics.elidedText(entry.name, Qt::ElideRight, width() - x);
        painter.drawText(QRect(x, 0, width() - x, kHeight), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += metrics.horizontalAdvance(name) + kGap;
        if (x >= width())
            break;
    }
}

} // namespace tmw::ui
