// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/sample_array.h"

#include <QImage>

#include <span>

namespace tmw::ui {

/// A sample of height x width x channels as a picture, one pixel a place: colours where it has
/// three channels, else the first channel in gray. Values that are no `bytes` go from the sample's
/// least, black, to its greatest.
QImage imageOf(const Shape& shape, std::span<const float> values, bool bytes);
QImage imageOf(const SampleArray& array, size_t sample);

/// The same, brought to `edge` pixels at its longer side.
QImage thumbnailOf(const SampleArray& array, size_t sample, int edge);

} // namespace tmw::ui
