// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/picture.h"

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

void Picture::paintEvent(QPaintEvent*) {
    if (image_.isNull())
        return;
    const QSize room = size() - QSize(2 * kMargin, 2 * kMargin);
    const int whole = std::min(room.width() / image_.width(), room.height() / image_.height());
    const QSize shown =
        whole > 0 ? image_.size() * whole : image_.size().scaled(room, Qt::KeepAspectRatio);
    QRect place(QPoint(), shown);
    place.moveCenter(rect().center());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, whole == 0);
    painter.drawImage(place, image_);
}

} // namespace tmw::ui
