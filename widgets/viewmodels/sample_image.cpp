// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/sample_image.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

/// From values to 0...255.
struct Brightness {
    float low = 0;
    float scale = 1;
    int operator()(float value) const {
        const float bright = (value - low) * scale;
        return std::isfinite(bright) ? static_cast<int>(std::clamp(bright, 0.0F, 255.0F)) : 0;
    }
};

Brightness brightnessOf(const SampleArray& array, size_t sample) {
    if (array.holdsBytes())
        return {};
    const auto* first = array.floats.data() + sample * array.width();
    const auto [low, high] = std::minmax_element(first, first + array.width());
    return {*low, *high > *low ? 255 / (*high - *low) : 0};
}

} // namespace

QImage imageOf(const SampleArray& array, size_t sample) {
    const int height = array.shape[0];
    const int width = array.shape[1];
    const size_t channels = array.channels();
    const Brightness brightness = brightnessOf(array, sample);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const size_t at = static_cast<size_t>(y * width + x) * channels;
            const int red = brightness(array.value(sample, at));
            line[x] = channels == 3 ? qRgb(red, brightness(array.value(sample, at + 1)),
                                           brightness(array.value(sample, at + 2)))
                                    : qRgb(red, red, red);
        }
    }
    return image;
}

QImage thumbnailOf(const SampleArray& array, size_t sample, int edge) {
    const QImage image = imageOf(array, sample);
    const int longer = std::max(image.width(), image.height());
    // Whole multiples keep their pixels square and sharp.
    const auto how = edge % longer == 0 ? Qt::FastTransformation : Qt::SmoothTransformation;
    return image.scaled(edge, edge, Qt::KeepAspectRatio, how);
}

} // namespace tmw::ui
