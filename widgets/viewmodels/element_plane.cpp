// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/element_plane.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {
constexpr size_t kRow = 32; // of a tensor that is no plane
}

ElementPlane ElementPlane::through(const Shape& shape, DataType type,
                                   std::span<const uint8_t> bytes, size_t element, QColor low,
                                   QColor high) {
    ElementPlane plane;
    const size_t elements = elementCount(shape).value_or(0);
    if (elements == 0 || element >= elements || bytes.size() < elements * rt::sizeOf(type))
        return plane;
    if (shape.size() == 4 && shape[1] * shape[2] > 1) {
        const auto channels = static_cast<size_t>(shape[3]);
        plane.width_ = static_cast<size_t>(shape[2]);
        plane.count_ = static_cast<size_t>(shape[1]) * plane.width_;
        plane.step_ = channels;
        plane.first_ =
            element / (plane.count_ * channels) * plane.count_ * channels + element % channels;
    } else {
        plane.width_ = std::min(elements, kRow);
        plane.count_ = elements;
    }
    double least = storedValue(type, bytes, 0);
    double most = least;
    for (size_t i = 0; i < elements; ++i) {
        const double value = storedValue(type, bytes, i);
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const auto rows = static_cast<int>((plane.count_ + plane.width_ - 1) / plane.width_);
    plane.image_ = QImage(static_cast<int>(plane.width_), rows, QImage::Format_ARGB32);
    plane.image_.fill(Qt::transparent);
    for (size_t i = 0; i < plane.count_; ++i) {
        const double value = storedValue(type, bytes, plane.first_ + i * plane.step_);
        const double part = most > least ? (value - least) / (most - least) : 0;
        const auto mixed = [part](int from, int to) {
            return std::isfinite(part) ? static_cast<int>(std::lround(from + part * (to - from)))
                                       : from;
        };
        plane.image_.setPixelColor(
            static_cast<int>(i % plane.width_), static_cast<int>(i / plane.width_),
            QColor(mixed(low.red(), high.red()), mixed(low.green(), high.green()),
                   mixed(low.blue(), high.blue())));
    }
    return plane;
}

QPoint ElementPlane::placeOf(size_t element) const {
    const size_t at = element < first_ ? 0 : (element - first_) / step_;
    return {static_cast<int>(at % width_), static_cast<int>(at / width_)};
}

std::optional<size_t> ElementPlane::elementAt(QPoint place) const {
    const size_t at = static_cast<size_t>(place.y()) * width_ + static_cast<size_t>(place.x());
    return at < count_ ? std::optional(first_ + at * step_) : std::nullopt;
}

} // namespace tmw::ui
