// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tmw {

/// Samples that are tensors of one shape, one after another, row-major. What the shape says they
/// are: height x width x channels is an image, steps x channels a signal, one dimension plain
/// numbers. Values are bytes or floats; the other list is empty.
struct SampleArray {
    Shape shape; ///< of one sample
    std::vector<uint8_t> bytes{};
    std::vector<float> floats{};

    bool isImage() const { return shape.size() == 3; }
    bool isSignal() const { return shape.size() == 2; }
    bool holdsBytes() const { return floats.empty(); }
    size_t width() const; ///< values of a sample
    /// Values that are scaled alike; each plain number is a channel of its own.
    size_t channels() const { return static_cast<size_t>(shape.back()); }
    size_t samples() const { return (holdsBytes() ? bytes.size() : floats.size()) / width(); }
    float value(size_t sample, size_t at) const {
        const size_t i = sample * width() + at;
        return holdsBytes() ? static_cast<float>(bytes[i]) : floats[i];
    }
};

/// Adds the samples of `more`, which has the same shape; bytes and floats together are floats.
void append(SampleArray& array, const SampleArray& more);

/// "3,5,0": row, column, channel of each value, or step and channel; just numbered for one
/// dimension.
std::vector<std::string> valueNames(const Shape& shape);

} // namespace tmw
