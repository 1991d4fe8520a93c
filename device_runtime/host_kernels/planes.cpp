// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/planes.h"

#include <algorithm>
#include <vector>

namespace tmw {
namespace rt {

namespace {

template <typename T>
T* scratchOf(const HostLayer& layer) {
    thread_local std::vector<T> scratch;
    const size_t needed = layer.plane.elements() + kHostBeyond;
    if (scratch.size() < needed)
        scratch.resize(needed);
    return scratch.data();
}

/// Pixels beside each other, each channel as often as it has outputs.
template <typename T>
T* copyPixels(const HostLayer& layer, const int8_t* from, uint32_t pixels, T* to) {
    const size_t channels = size_t(pixels) * layer.window.channels;
    if (layer.plane.channels == layer.window.channels)
        return std::copy_n(from, channels, to);
    for (size_t c = 0; c < channels; ++c)
        to = std::fill_n(to, layer.multiplier, T{from[c]});
    return to;
}

template <typename T>
const T* copyPlane(const HostLayer& layer, const int8_t* in) {
    T* const plane = scratchOf<T>(layer);
    const HostPlane& p = layer.plane;
    const WindowShape& w = layer.window;
    const T padding = static_cast<T>(layer.inputZeroPoint);
    const uint32_t rows = std::min(w.inHeight, p.height - std::min(p.top, p.height));
    const uint32_t columns = std::min(w.inWidth, p.width - std::min(p.left, p.width));
    const size_t before = size_t(p.left) * p.channels;
    if (rows == 0 || columns == 0) {
        std::fill_n(plane, p.elements(), padding);
        return plane;
    }
    const size_t after = size_t(p.width - columns) * p.channels - before;
    T* to = std::fill_n(plane, size_t(p.top) * p.width * p.channels, padding);
    for (uint32_t y = 0; y < rows; ++y) {
        to = std::fill_n(to, before, padding);
        to = copyPixels(layer, in + size_t(y) * w.inWidth * w.channels, columns, to);
        to = std::fill_n(to, after, padding);
    }
    std::fill(to, plane + p.elements(), padding);
    return plane;
}

} // namespace

const int8_t* planeOf(const HostLayer& layer, const int8_t* in, const int8_t* out) {
    const bool apart =
        in + layer.plane.elements() <= out || out + size_t(layer.pixels) * layer.outputs <= in;
    return layer.plane.isInput && apart ? in : copyPlane<int8_t>(layer, in);
}

const int16_t* widePlaneOf(const HostLayer& layer, const int8_t* in) {
    return copyPlane<int16_t>(layer, in);
}

} // namespace rt
} // namespace tmw
