// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"

#include <QColor>
#include <QImage>
#include <QPoint>

namespace tmw::ui {

/// A plane through a tensor that an element lies in: of batches x height x width x channels the
/// one of its channel, of any other shape all elements in rows.
class ElementPlane {
public:
    /// Values from the tensor's least, in `low`, to its greatest, in `high`.
    static ElementPlane through(const Shape& shape, DataType type, std::span<const uint8_t> bytes,
                                size_t element, QColor low, QColor high);

    const QImage& image() const { return image_; }
    QPoint placeOf(size_t element) const;
    /// Nothing where the row has no more elements.
    std::optional<size_t> elementAt(QPoint place) const;

private:
    size_t first_ = 0; ///< element of the plane's first place
    size_t step_ = 1;  ///< to the next element
    size_t width_ = 1;
    size_t count_ = 0;
    QImage image_;
};

} // namespace tmw::ui
