// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/agreement_strips.h"

#include "widgets/parts/class_tint.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace tmw::ui {

namespace {

constexpr int kTop = 8;
constexpr int kStrip = 15;
constexpr int kStep = 19;
constexpr int kSwatch = 8;

struct Row {
    const char* name;
    Token token;
};
constexpr std::array<Row, 4> kRows{
    {{QT_TRANSLATE_NOOP("tmw::ui::AgreementStrips", "truth"), Token::Truth},
     {QT_TRANSLATE_NOOP("tmw::ui::AgreementStrips", "float"), Token::Float},
     {nullptr, Token::Int8}, // the kind of the board's model
     {QT_TRANSLATE_NOOP("tmw::ui::AgreementStrips", "board"), Token::Board}}};

/// The class that a row says; -1: nothing.
int saidBy(size_t row, const LivePoint& point) {
    if (row == 0)
        return point.truth.empty() ? -1 : static_cast<int>(point.truth.front());
    const auto& values = row == 1 ? point.inFloat : row == 2 ? point.host : point.board;
    return values.empty() ? -1 : static_cast<int>(bestClass(values));
}

bool differs(const LivePoint& point) {
    const int board = saidBy(3, point);
    return saidBy(2, point) != board || (saidBy(1, point) >= 0 && saidBy(1, point) != board);
}

} // namespace

AgreementStrips::AgreementStrips(const Theming& theming, const LiveFeed& feed, QWidget* parent)
    : QWidget(parent), theming_(theming), feed_(feed) {
    setAccessibleName(tr("What truth, both models and the board said over time"));
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void AgreementStrips::showTime(double low, double high, int leftMargin, int rightMargin) {
    low_ = low;
    high_ = high;
    left_ = leftMargin;
    right_ = rightMargin;
    update();
}

QSize AgreementStrips::sizeHint() const {
    return {300, 2 * kTop + static_cast<int>(kRows.size()) * kStep};
}

double AgreementStrips::pixelOf(double seconds) const {
    const double share = (seconds - low_) / std::max(1e-9, high_ - low_);
    return left_ + share * (width() - left_ - right_);
}

QRectF AgreementStrips::stripAt(size_t row) const {
    return QRectF(left_, kTop + static_cast<double>(row) * kStep, width() - left_ - right_, kStrip);
}

void AgreementStrips::paintNames(QPainter& painter) const {
    painter.setFont(Theming::sans(11));
    for (size_t row = 0; row < kRows.size(); ++row) {
        const QRectF strip = stripAt(row);
        painter.fillRect(strip, theming_.color(Token::Sunk));
        painter.fillRect(QRectF(4, strip.top() + (kStrip - kSwatch) / 2.0, kSwatch, kSwatch),
                         theming_.color(kRows[row].token));
        painter.setPen(theming_.color(Token::Text));
        const QString name =
            kRows[row].name ? tr(kRows[row].name) : QString::fromStdString(feed_.meaning().kind);
        painter.drawText(QRectF(15, strip.top(), left_ - 17, kStrip),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), name);
    }
}

/// Points [first, last) of one row, a box for each stretch of the same class.
void AgreementStrips::paintStrip(QPainter& painter, size_t row, size_t first, size_t last) const {
    const auto& points = feed_.points();
    const QRectF strip = stripAt(row);
    for (size_t at = first; at < last;) {
        const int said = saidBy(row, points[at]);
        size_t end = at;
        while (end < last && saidBy(row, points[end]) == said)
            ++end;
        const double from = std::max(strip.left(), pixelOf(points[at].seconds));
        const double to =
            std::min(strip.right(), pixelOf(points[end < last ? end : end - 1].seconds));
        at = end;
        if (said < 0 || to <= from)
            continue;
        const QRectF box(from, strip.top(), to - from, kStrip);
        const auto number = static_cast<size_t>(said);
        painter.fillRect(box, classFill(number, theming_));
        if (isHatched(number)) {
            QColor ink = theming_.color(Token::Text);
            ink.setAlphaF(0.25F);
            painter.fillRect(box, QBrush(ink, Qt::BDiagPattern));
        }
        const QString name = feed_.labelOf(said);
        if (painter.fontMetrics().horizontalAdvance(name) + 8 < box.width())
            painter.drawText(box, Qt::AlignCenter, name);
    }
}

void AgreementStrips::paintFrames(QPainter& painter, size_t first, size_t last) const {
    const auto& points = feed_.points();
    painter.setPen(QPen(theming_.color(Token::Error), 2));
    painter.setBrush(Qt::NoBrush);
    const QRectF top = stripAt(1);
    for (size_t at = first; at < last;) {
        size_t end = at;
        while (end < last && differs(points[end]))
            ++end;
        if (end > at) {
            const double from = pixelOf(points[at].seconds);
            const double to = pixelOf(points[end < last ? end : end - 1].seconds);
            const double left = std::max(top.left(), from - 2);
            painter.drawRect(QRectF(left, top.top() - 2, std::min(top.right(), to + 2) - left,
                                    2 * kStep + kStrip + 4));
        }
        at = std::max(end, at + 1);
    }
}

void AgreementStrips::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintNames(painter);
    const auto& points = feed_.points();
    const auto from = std::ranges::lower_bound(points, low_, {}, &LivePoint::seconds);
    const auto to = std::ranges::upper_bound(points, high_, {}, &LivePoint::seconds);
    const auto first = static_cast<size_t>(from - points.begin());
    const auto last = static_cast<size_t>(to - points.begin());
    for (size_t row = 0; row < kRows.size(); ++row)
        paintStrip(painter, row, first, last);
    paintFrames(painter, first, last);
}

} // namespace tmw::ui
