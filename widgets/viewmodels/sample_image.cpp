// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/sample_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

Brightness brightnessOf(std::span<const float> values, bool bytes) {
    if (bytes)
        return {};
    const auto [low, high] = std::ranges::minmax(values);
    return {low, high > low ? 255 / (high - low) : 0};
}

} // namespace

QImage imageOf(const Shape& shape, std::span<const float> values, bool bytes) {
    const int height = shape[0];
    const int width = shape[1];
    const auto channels = static_cast<size_t>(shape[2]);
    const Brightness brightness = brightnessOf(values, bytes);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const float* pixel = &values[static_cast<size_t>(y * width + x) * channels];
            const int red = brightness(pixel[0]);
            line[x] = channels == 3 ? qRgb(red, brightness(pixel[1]), brightness(pixel[2]))
                                    : qRgb(red, red, red);
        }
    }
    return image;
}

QImage imageOf(const SampleArray& array, size_t sample) {
    std::vector<float> values(array.width());
    for (size_t at = 0; at < values.size(); ++at)
        values[at] = array.value(sample, at);
    return imageOf(array.shape, values, array.holdsBytes());
}

QImage thumbnailOf(const SampleArray& array, size_t sample, int edge) {
    const QImage image = imageOf(array, sample);
    const int longer = std::max(image.width(), image.height());
    // Whole multiples keep their pixels square and sharp.
    const auto how = edge % longer == 0 ? Qt::FastTransformation : Qt::SmoothTransformation;
    return image.scaled(edge, edge, Qt::KeepAspectRatio, how);
}

} // namespace tmw::ui
