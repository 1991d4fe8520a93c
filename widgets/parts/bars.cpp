// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/bars.h"

#include <QPainter>

#include <numeric>

namespace tmw::ui {

namespace {
constexpr int kShareHeight = 16;
constexpr int kMemoryHeight = 8;
constexpr int kSwatch = 10;
constexpr double kGap = 2;
} // namespace

ShareBar::ShareBar(const Theming& theming, QWidget* parent) : QWidget(parent), theming_(theming) {
    setFixedHeight(kShareHeight);
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::setShares(QList<Share> shares, const QString& words) {
    shares_ = std::move(shares);
    setAccessibleName(words);
    update();
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const double sum =
        std::accumulate(shares_.begin(), shares_.end(), 0.0,
                        [](double all, const Share& share) { return all + share.size; });
    if (sum <= 0) {
        painter.fillRect(rect(), theming_.color(Token::Track));
        return;
    }
    double left = 0;
    for (const Share& share : shares_) {
        const double wide = width() * share.size / sum;
        if (wide > kGap)
            painter.fillRect(QRectF(left, 0, wide - kGap, height()), theming_.color(share.token));
        left += wide;
    }
}

MemoryBar::MemoryBar(const Theming& theming, QWidget* parent) : QWidget(parent), theming_(theming) {
    setFixedHeight(kMemoryHeight);
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void MemoryBar::setBytes(quint64 firmware, quint64 model, quint64 available) {
    firmware_ = firmware;
    model_ = model;
    available_ = available;
    update();
}

void MemoryBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theming_.color(Token::Track));
    if (available_ == 0)
        return;
    if (isOver()) {
        painter.fillRect(rect(), theming_.color(Token::Error));
        return;
    }
    const double scale = width() / static_cast<double>(available_);
    const double firmware = static_cast<double>(firmware_) * scale;
    // Some model is never nothing to see.
    const double model = model_ == 0 ? 0 : std::max(2.0, static_cast<double>(model_) * scale);
    painter.fillRect(QRectF(0, 0, firmware, height()), theming_.color(Token::Control));
    painter.fillRect(QRectF(firmware, 0, model, height()), theming_.color(Token::Accent));
}

Swatch::Swatch(const Theming& theming, Token token, QWidget* parent)
    : QWidget(parent), theming_(theming), token_(token) {
    setFixedSize(kSwatch, kSwatch);
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void Swatch::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theming_.color(token_));
}

} // namespace tmw::ui
