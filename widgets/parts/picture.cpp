// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/picture.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kMargin = 12;
}

Picture::Picture(QWidget* parent) : QWidget(parent) {
    setMinimumSize(96, 96);
}

void Picture::setImage(const QImage& image, const QString& description) {
    image_ = image;
    setAccessibleName(description);
    update();
}

void Picture::setMarked(QPoint pixel) {
    marked_ = pixel;
    update();
}

void Picture::setStretched(bool on) {
    stretched_ = on;
    update();
}

QRect Picture::place() const {
    const QSize room = size() - QSize(2 * kMargin, 2 * kMargin);
    const int whole = std::min(room.width() / image_.width(), room.height() / image_.height());
    QRect place(QPoint(), stretched_  ? room
                          : whole > 0 ? image_.size() * whole
                                      : image_.size().scaled(room, Qt::KeepAspectRatio));
    place.moveCenter(rect().center());
    return place;
}

void Picture::paintEvent(QPaintEvent*) {
    if (image_.isNull())
        return;
    const QRect to = place();
    QPainter painter(this);
    const bool smaller = to.width() < image_.width() || to.height() < image_.height();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smaller);
    painter.drawImage(to, image_);
    // Its least values have the panel's colour.
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(to.adjusted(-1, -1, 0, 0));
    if (!image_.rect().contains(marked_))
        return;
    const double across = double(to.width()) / image_.width();
    const double down = double(to.height()) / image_.height();
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawRect(QRectF(to.left() + marked_.x() * across, to.top() + marked_.y() * down,
                            std::max(across, 4.0), std::max(down, 4.0)));
}

void Picture::mousePressEvent(QMouseEvent* event) {
    if (image_.isNull())
        return;
    const QRect to = place();
    const QPoint at = event->position().toPoint();
    if (to.contains(at))
        emit pixelClicked({(at.x() - to.left()) * image_.width() / to.width(),
                           (at.y() - to.top()) * image_.height() / to.height()});
}

} // namespace tmw::ui
