// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/augment.h"

#include "core/nn/layers/window.h"

#include <algorithm>
#include <cmath>

namespace tmw::nn {

namespace {

constexpr ErrorKind kNoAxes{
    "train.augment", "%1 needs signals (length x channels) or images (height x width x channels), "
                     "and a sample here is %2. Set it to 0, or import windows or pictures."};
constexpr ErrorKind kNoImage{
    "train.augment", "%1 needs images (height x width x channels), and a sample here is %2. Set it "
                     "to %3."};

struct Share {
    const char* key;
    double value;
};

/// Uniform in -1 to 1.
double sideways(Random& random) {
    return random.uniform(-1, 1);
}

} // namespace

Result<Augmenter> Augmenter::make(const AugmentOptions& options, const Shape& sample) {
    const auto plane = planeOf(sample);
    for (const Share& each :
         {Share{"augment.crop", options.crop}, Share{"augment.shift", options.shift},
          Share{"augment.mask_time", options.maskTime}})
        if (!plane && each.value > 0)
            return fail(kNoAxes, each.key, toText(sample));
    if (!plane || plane->axes == 1) {
        if (options.maskFrequency > 0)
            return fail(kNoImage, "augment.mask_frequency", toText(sample), 0);
        if (options.flipHorizontal || options.flipVertical)
            return fail(kNoImage, "augment.flip", toText(sample), "none");
    }
    if (!plane)
        return Augmenter(options, 1, 1, elementCount(sample).value());
    return Augmenter(options, plane->height, plane->width, plane->channels);
}

Augmenter::Augmenter(const AugmentOptions& options, size_t height, size_t width, size_t channels)
    : options_(options), height_(height), width_(width), channels_(channels),
      changes_(options.crop > 0 || options.shift > 0 || options.flipHorizontal ||
               options.flipVertical || options.scale > 0 || options.jitter > 0 ||
               options.maskTime > 0 || options.maskFrequency > 0),
      copy_(height * width * channels) {}

void Augmenter::change(std::span<float> sample, uint64_t seed) {
    Random random(seed);
    if (options_.crop > 0)
        crop(sample, random);
    if (options_.shift > 0 || options_.flipHorizontal || options_.flipVertical)
        move(sample, random);
    if (options_.scale > 0) {
        const auto factor = static_cast<float>(1 + options_.scale * sideways(random));
        for (float& value : sample)
            value *= factor;
    }
    if (options_.jitter > 0)
        for (float& value : sample)
            value += static_cast<float>(options_.jitter * random.normal());
    if (options_.maskTime > 0)
        mask(sample, options_.maskTime, height_ > 1, random);
    if (options_.maskFrequency > 0)
        mask(sample, options_.maskFrequency, false, random);
}

template <typename Of>
void Augmenter::remake(std::span<float> sample, Of of) {
    std::ranges::copy(sample, copy_.begin());
    size_t at = 0;
    for (size_t y = 0; y < height_; ++y)
        for (size_t x = 0; x < width_; ++x)
            for (size_t c = 0; c < channels_; ++c)
                sample[at++] = of(y, x, c);
}

/// Linear between the places it falls between.
void Augmenter::crop(std::span<float> sample, Random& random) {
    const double kept = 1 - options_.crop * random.uniform();
    struct Axis {
        double start;
        double step;
        size_t size;
        size_t below(size_t at) const {
            const double place = start + step * static_cast<double>(at);
            return std::min(static_cast<size_t>(place), size - 1);
        }
        float rest(size_t at) const {
            const double place = start + step * static_cast<double>(at);
            return static_cast<float>(place - std::floor(place));
        }
    };
    const auto axis = [&](size_t size) {
        const double span = static_cast<double>(size - 1);
        return Axis{random.uniform() * span * (1 - kept), kept, size};
    };
    const Axis rows = axis(height_);
    const Axis columns = axis(width_);
    const auto at = [&](size_t y, size_t x, size_t c) {
        return copy_[(std::min(y, height_ - 1) * width_ + std::min(x, width_ - 1)) * channels_ + c];
    };
    remake(sample, [&](size_t y, size_t x, size_t c) {
        const size_t top = rows.below(y);
        const size_t left = columns.below(x);
        const float down = rows.rest(y);
        const float right = columns.rest(x);
        const float upper = at(top, left, c) * (1 - right) + at(top, left + 1, c) * right;
        const float lower = at(top + 1, left, c) * (1 - right) + at(top + 1, left + 1, c) * right;
        return upper * (1 - down) + lower * down;
    });
}

void Augmenter::move(std::span<float> sample, Random& random) {
    const auto distance = [&](size_t size) {
        return static_cast<std::ptrdiff_t>(
            std::round(sideways(random) * options_.shift * static_cast<double>(size)));
    };
    const std::ptrdiff_t down = height_ > 1 ? distance(height_) : 0;
    const std::ptrdiff_t right = distance(width_);
    const bool mirrored = options_.flipHorizontal && random.below(2) == 1;
    const bool upsideDown = options_.flipVertical && random.below(2) == 1;
    const auto height = static_cast<std::ptrdiff_t>(height_);
    const auto width = static_cast<std::ptrdiff_t>(width_);
    remake(sample, [&](size_t y, size_t x, size_t c) {
        std::ptrdiff_t row = static_cast<std::ptrdiff_t>(y) - down;
        std::ptrdiff_t column = static_cast<std::ptrdiff_t>(x) - right;
        if (row < 0 || row >= height || column < 0 || column >= width)
            return 0.0F;
        row = upsideDown ? height - 1 - row : row;
        column = mirrored ? width - 1 - column : column;
        return copy_[static_cast<size_t>(row * width + column) * channels_ + c];
    });
}

/// `rows`: along the first of two axes.
void Augmenter::mask(std::span<float> sample, double share, bool rows, Random& random) {
    const size_t size = rows ? height_ : width_;
    const auto most = static_cast<uint64_t>(share * static_cast<double>(size));
    const size_t length = random.below(most + 1);
    const size_t first = random.below(size - length + 1);
    size_t at = 0;
    for (size_t y = 0; y < height_; ++y)
        for (size_t x = 0; x < width_; ++x, at += channels_) {
            const size_t place = rows ? y : x;
            if (place >= first && place < first + length)
                std::fill_n(sample.begin() + static_cast<std::ptrdiff_t>(at), channels_, 0.0F);
        }
}

} // namespace tmw::nn
