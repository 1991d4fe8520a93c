// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace tmw::ui {

/// A small picture drawn large, each of its pixels a square.
class Picture : public QWidget {
    Q_OBJECT
public:
    explicit Picture(QWidget* parent = nullptr);
    void setImage(const QImage& image, const QString& description);
    /// A ring around one of its pixels; one outside of it: none.
    void setMarked(QPoint pixel);
    /// All the room, however the picture's sides are to each other.
    void setStretched(bool on);

signals:
    void pixelClicked(QPoint pixel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRect place() const;

    QImage image_;
    QPoint marked_{-1, -1};
    bool stretched_ = false;
};

} // namespace tmw::ui
