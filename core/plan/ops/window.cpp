// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/window.h"

#include "device_runtime/kernels/pixels.h"

#include <algorithm>

namespace tmw {

namespace {

struct Axis {
    int64_t in = 0;
    int64_t taps = 0;
    int64_t stride = 0;
    int64_t dilation = 0;

    int64_t reach() const { return (taps - 1) * dilation + 1; }
    int64_t outputs(schema::Padding padding) const {
        return padding == schema::Padding::SAME ? (in + stride - 1) / stride
                                                : (in - reach() + stride) / stride;
    }
    /// Before the first element: the smaller half.
    int64_t padding(int64_t outputs) const {
        return std::max<int64_t>(0, (outputs - 1) * stride + reach() - in) / 2;
    }
    bool fits() const {
        constexpr int64_t kMost = 0xffff;
        return taps >= 1 && stride >= 1 && dilation >= 1 && taps <= kMost && stride <= kMost &&
               dilation <= kMost;
    }
};

} // namespace

Result<rt::WindowShape> windowOf(const OpPlanner& planner, const Filter& filter) {
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    if (in.size() != 4 || out.size() != 4 || in[0] != out[0])
        return planner.refuse(kShape, toText(in) + " to " + toText(out));
    const Axis y{in[1], filter.height, filter.strideY, filter.dilationY};
    const Axis x{in[2], filter.width, filter.strideX, filter.dilationX};
    if (!y.fits() || !x.fits())
        return planner.refuse(kUnsupportedForm,
                              "its filter, stride or dilation is not between 1 and 65535");
    if (out[1] != y.outputs(filter.padding) || out[2] != x.outputs(filter.padding))
        return planner.refuse(kShape, toText(in) + " by a filter of " + toText(filter.height) +
                                          " x " + toText(filter.width) + " to " + toText(out));
    const Padded around = planner.paddingOf(0);
    const bool same = filter.padding == schema::Padding::SAME;
    const int64_t top = around.top + (same ? y.padding(out[1]) : 0);
    const int64_t left = around.left + (same ? x.padding(out[2]) : 0);
    if (top > 0xffff || left > 0xffff)
        return planner.refuse(kUnsupportedForm, "it is padded by more than 65535");
    rt::WindowShape window{};
    window.batches = static_cast<uint32_t>(in[0]);
    window.inHeight = static_cast<uint32_t>(in[1] - around.top - around.bottom);
    window.inWidth = static_cast<uint32_t>(in[2] - around.left - around.right);
    window.channels = static_cast<uint32_t>(in[3]);
    window.outHeight = static_cast<uint32_t>(out[1]);
    window.outWidth = static_cast<uint32_t>(out[2]);
    window.height = static_cast<uint16_t>(filter.height);
    window.width = static_cast<uint16_t>(filter.width);
    window.strideY = static_cast<uint16_t>(filter.strideY);
    window.strideX = static_cast<uint16_t>(filter.strideX);
    window.dilationY = static_cast<uint16_t>(filter.dilationY);
    window.dilationX = static_cast<uint16_t>(filter.dilationX);
    window.padTop = static_cast<uint16_t>(top);
    window.padLeft = static_cast<uint16_t>(left);
    return window;
}

uint64_t pixelsOf(const rt::WindowShape& window) {
    return uint64_t(window.batches) * window.outHeight * window.outWidth;
}

std::optional<ReadAhead> aheadInOrder(const rt::WindowShape& w, uint64_t outputs, uint64_t bytes) {
    constexpr uint64_t kTogether = 4;
    if (w.batches != 1)
        return std::nullopt;
    const uint64_t pixels = pixelsOf(w);
    uint64_t ahead = 0;
    for (uint64_t pixel = 0; pixel < pixels; ++pixel) {
        const uint64_t written = std::min(pixel + kTogether, pixels) * outputs;
        const uint64_t bottom = pixel / w.outWidth * w.strideY;
        const uint64_t row = bottom > w.padTop ? bottom - w.padTop : 0;
        const uint64_t first = rt::isPointwise(w) ? pixel : row * w.inWidth;
        const uint64_t read = std::min<uint64_t>(first * w.channels, rt::inputElements(w));
        ahead = std::max(ahead, written - std::min(written, read));
    }
    return ReadAhead{ahead * bytes, bytes};
}

std::optional<ReadAhead> aheadByChannel(const rt::WindowShape& w) {
    auto ahead = aheadInOrder(w, w.channels, 1);
    if (ahead)
        ahead->step = w.channels;
    return ahead;
}

} // namespace tmw
