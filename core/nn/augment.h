// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/nn/training.h"

#include <span>
#include <vector>

namespace tmw::nn {

/// Changes samples of one shape at random. The same seed makes the same of a sample on every
/// machine.
class Augmenter {
public:
    /// Errors: train.augment where samples of this shape have no axes to crop, move, flip or mask
    /// along.
    static Result<Augmenter> make(const AugmentOptions& options, const Shape& sample);

    bool changes() const { return changes_; }
    /// A sample, in the order of its shape, in place.
    void change(std::span<float> sample, uint64_t seed);

private:
    Augmenter(const AugmentOptions& options, size_t height, size_t width, size_t channels);

    void crop(std::span<float> sample, Random& random);
    void move(std::span<float> sample, Random& random);
    void mask(std::span<float> sample, double share, bool rows, Random& random);
    /// The sample whose place (y, x) is what of(y, x, channel) says.
    template <typename Of>
    void remake(std::span<float> sample, Of of);

    AugmentOptions options_;
    size_t height_;
    size_t width_;
    size_t channels_;
    bool changes_;
    std::vector<float> copy_;
};

} // namespace tmw::nn
