// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/live_feed.h"

#include <QWidget>

namespace tmw::ui {

/// What truth, float model, int8 on the desktop and board said over time, a strip each; where one
/// of the last three said another class, all are framed.
class AgreementStrips : public QWidget {
    Q_OBJECT
public:
    AgreementStrips(const Theming& theming, const LiveFeed& feed, QWidget* parent = nullptr);
    /// The time that is shown and where it lies, to line up with the plots above.
    void showTime(double low, double high, int leftMargin, int rightMargin);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintNames(QPainter& painter) const;
    void paintStrip(QPainter& painter, size_t row, size_t first, size_t last) const;
    void paintFrames(QPainter& painter, size_t first, size_t last) const;
    double pixelOf(double seconds) const;
    QRectF stripAt(size_t row) const;

    const Theming& theming_;
    const LiveFeed& feed_;
    double low_ = 0;
    double high_ = 1;
    int left_ = 70;
    int right_ = 12;
};

} // namespace tmw::ui
