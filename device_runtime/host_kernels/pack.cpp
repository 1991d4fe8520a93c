// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/pack.h"

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/pixels.h"

#include <algorithm>
#include <cstring>

namespace tmw {
namespace rt {

namespace {

constexpr uint64_t kMostBytes = uint64_t(1) << 30;

/// What every packing holds, taken out of a plan's.
struct Sums {
    uint32_t depth;
    std::vector<int8_t> weights; ///< outputs x depth
    std::vector<int32_t> bias;
    std::vector<Rescale> rescales; ///< one an output
    bool rightShifts;
};

Sums readRows(const PlanRecord& head, const uint8_t* at, uint32_t depth, uint32_t outputs,
              const Rescale& rescale) {
    Sums sums{depth, {}, {}, {}, hasRightShifts(head)};
    const bool perChannel = isPerChannel(head);
    for (uint32_t o = 0; o < outputs; ++o) {
        sums.bias.emplace_back();
        std::memcpy(&sums.bias.back(), at, sizeof(int32_t));
        at += sizeof(int32_t);
        sums.rescales.push_back(rescale);
        if (perChannel) {
            std::memcpy(&sums.rescales.back(), at, sizeof(Rescale));
            at += sizeof(Rescale);
        }
        const auto* row = reinterpret_cast<const int8_t*>(at);
        sums.weights.insert(sums.weights.end(), row, row + depth);
        at += paddedDepth(depth);
    }
    return sums;
}

Sums readDepthwise(const DepthwiseInt8Record& record, const uint8_t* at, uint32_t taps,
                   uint32_t outputs) {
    Sums sums{taps, {}, {}, {}, hasRightShifts(record.head)};
    for (uint32_t o = 0; o < outputs; ++o) {
        const uint8_t* const start =
            at + size_t(o / 4) * (sizeof(DepthwiseBlock) + size_t(4) * taps);
        DepthwiseBlock block;
        std::memcpy(&block, start, sizeof block);
        sums.bias.push_back(block.bias[o % 4]);
        sums.rescales.push_back({block.multipliers[o % 4], block.shifts[o % 4]});
        for (uint32_t tap = 0; tap < taps; ++tap)
            sums.weights.push_back(
                static_cast<int8_t>(start[sizeof block + size_t(tap) * 4 + o % 4]));
    }
    return sums;
}

/// What windows reach along one direction.
uint64_t reachOf(uint32_t out, uint32_t stride, uint32_t taps, uint32_t dilation) {
    return out == 0 ? 0 : uint64_t(out - 1) * stride + uint64_t(taps - 1) * dilation + 1;
}

class Packer {
public:
    /// The weights of an output are `runs` of `run` elements, each in steps of its own.
    Packer(HostLayer& layer, const Sums& sums, uint32_t stepElements, uint32_t runs, uint32_t run)
        : layer_(layer), sums_(sums), step_(stepElements), runs_(runs), run_(run) {
        layer_.steps = (run + step_ - 1) / step_;
    }

    std::optional<std::vector<uint8_t>> pack(const std::vector<uint32_t>& segments) {
        layer_.segments = static_cast<uint32_t>(segments.size());
        layer_.blocks = (layer_.outputs + kHostLanes - 1) / kHostLanes;
        const uint64_t blockBytes = sizeof(HostRequantizers) + uint64_t(runs_) * layer_.steps * 64;
        const uint64_t segmentsAt = rounded(sizeof(HostLayer));
        const uint64_t pixelsAt = segmentsAt + rounded(segments.size() * sizeof(uint32_t));
        const uint64_t blocksAt = pixelsAt + rounded(uint64_t(layer_.pixels) * sizeof(uint32_t));
        const uint64_t total = blocksAt + blockBytes * layer_.blocks;
        if (total > kMostBytes || layer_.plane.elements() > kMostBytes)
            return std::nullopt;
        layer_.blockBytes = static_cast<uint32_t>(blockBytes);
        layer_.segmentsAt = static_cast<uint32_t>(segmentsAt);
        layer_.pixelsAt = static_cast<uint32_t>(pixelsAt);
        layer_.blocksAt = static_cast<uint32_t>(blocksAt);
        std::vector<uint8_t> bytes(total);
        std::memcpy(bytes.data(), &layer_, sizeof layer_);
        std::memcpy(bytes.data() + segmentsAt, segments.data(), segments.size() * sizeof(uint32_t));
        writePixels(bytes.data() + pixelsAt);
        for (uint32_t b = 0; b < layer_.blocks; ++b)
            writeBlock(b, bytes.data() + blocksAt + size_t(b) * blockBytes);
        return bytes;
    }

private:
    static uint64_t rounded(uint64_t bytes) { return (bytes + 63) / 64 * 64; }

    void writePixels(uint8_t* to) const {
        const WindowShape& w = layer_.window;
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, to += sizeof(uint32_t)) {
                const uint32_t at =
                    (y * w.strideY * layer_.plane.width + x * w.strideX) * layer_.plane.channels;
                std::memcpy(to, &at, sizeof at);
            }
    }

    int8_t weightOf(uint32_t o, uint32_t run, uint32_t i) const {
        return i < run_ ? sums_.weights[size_t(o) * sums_.depth + size_t(run) * run_ + i]
                        : int8_t{0};
    }

    /// Bytes are read with 128 added.
    int32_t biasOf(uint32_t o) const {
        int32_t bias = sums_.bias[o];
        if (step_ == 4)
            for (uint32_t d = 0; d < sums_.depth; ++d)
                bias = wrappingSubtract(bias, 128 * sums_.weights[size_t(o) * sums_.depth + d]);
        return bias;
    }

    void writeBlock(uint32_t block, uint8_t* to) const {
        HostRequantizers lanes{};
        const uint32_t first = block * kHostLanes;
        const uint32_t count = std::min(kHostLanes, layer_.outputs - first);
        for (uint32_t i = 0; i < kHostLanes; ++i) {
            // Beyond the last the rescaling is some output's: what it gives is not stored.
            const uint32_t o = first + std::min(i, count - 1);
            const Rescale& rescale = sums_.rescales[o];
            lanes.bias[i] = biasOf(o);
            lanes.multiplier[i] = rescale.multiplier;
            lanes.left[i] = std::max(rescale.shift, 0);
            lanes.right[i] = std::max(-rescale.shift, 0);
            if (sums_.rightShifts)
                lanes.offset[i] = wrappingShiftLeft(2 * layer_.zeroPoint + 1, lanes.right[i] - 1);
        }
        std::memcpy(to, &lanes, sizeof lanes);
        to += sizeof lanes;
        for (uint32_t r = 0; r < runs_; ++r)
            for (uint32_t k = 0; k < layer_.steps; ++k, to += 64)
                for (uint32_t i = 0; i < count; ++i)
                    writeStep(first + i, r, k, to + size_t(i) * 4);
    }

    void writeStep(uint32_t o, uint32_t run, uint32_t step, uint8_t* to) const {
        for (uint32_t j = 0; j < step_; ++j) {
            const int8_t weight = weightOf(o, run, step * step_ + j);
            const int16_t wide = weight;
            if (step_ == 4)
                std::memcpy(to + j, &weight, sizeof weight);
            else
                std::memcpy(to + j * sizeof wide, &wide, sizeof wide);
        }
    }

    HostLayer& layer_;
    const Sums& sums_;
    uint32_t step_; ///< elements
    uint32_t runs_;
    uint32_t run_; ///< elements
};

HostPlane planeFor(const WindowShape& w, uint32_t channels, bool wide) {
    const bool whole = staysInside(w) && channels == w.channels;
    const HostPlane input{w.inHeight, w.inWidth, channels, 0, 0, !wide};
    if (whole)
        return input;
    return {static_cast<uint32_t>(reachOf(w.outHeight, w.strideY, w.height, w.dilationY)),
            static_cast<uint32_t>(reachOf(w.outWidth, w.strideX, w.width, w.dilationX)),
            channels,
            w.padTop,
            w.padLeft,
            false};
}

template <typename Record>
HostLayer layerOf(const Record& record, const WindowShape& window, uint32_t outputs,
                  int32_t inputZeroPoint, const Sums& sums) {
    HostLayer layer{};
    layer.window = window;
    layer.outputs = outputs;
    layer.multiplier = 1;
    layer.pixels = window.outHeight * window.outWidth;
    layer.inputZeroPoint = inputZeroPoint;
    layer.zeroPoint = record.zeroPoint;
    layer.low = record.low;
    layer.high = record.high;
    layer.rightShifts = sums.rightShifts;
    return layer;
}

/// Sums over windows, whose taps lie beside each other in runs.
std::optional<std::vector<uint8_t>> packSums(HostLayer layer, const Sums& sums) {
    const WindowShape& w = layer.window;
    const uint32_t step = sumStepElements();
    layer.plane = planeFor(w, w.channels, step == 2);
    const uint32_t row = layer.plane.width * w.channels;
    uint32_t run = w.dilationX == 1 ? w.width * w.channels : w.channels;
    std::vector<uint32_t> segments;
    if (run == row && w.dilationY == 1) {
        run *= w.height;
        segments.push_back(0);
    } else
        for (uint32_t y = 0; y < w.height; ++y)
            for (uint32_t x = 0; x < (w.dilationX == 1 ? 1u : w.width); ++x)
                segments.push_back(y * w.dilationY * row + x * w.dilationX * w.channels);
    const auto runs = static_cast<uint32_t>(segments.size());
    return Packer(layer, sums, step, runs, run).pack(segments);
}

} // namespace

std::optional<std::vector<uint8_t>> packForHost(const ConvInt8Record& record,
                                                const uint8_t* weights) {
    const auto depth = static_cast<uint32_t>(windowDepth(record.window));
    const Sums sums = readRows(record.head, weights, depth, record.outputs, record.rescale);
    return packSums(layerOf(record, record.window, record.outputs, record.inputZeroPoint, sums),
                    sums);
}

std::optional<std::vector<uint8_t>> packForHost(const FullyConnectedInt8Record& record,
                                                const uint8_t* weights) {
    const Sums sums = readRows(record.head, weights, record.depth, record.outputs, record.rescale);
    WindowShape window{};
    window.batches = window.inHeight = window.outHeight = 1;
    window.inWidth = window.outWidth = record.batches;
    window.channels = record.depth;
    window.height = window.width = window.strideY = window.strideX = 1;
    window.dilationY = window.dilationX = 1;
    return packSums(layerOf(record, window, record.outputs, 0, sums), sums);
}

std::optional<std::vector<uint8_t>> packForHost(const DepthwiseInt8Record& record,
                                                const uint8_t* weights) {
    const WindowShape& w = record.window;
    const uint32_t taps = uint32_t(w.height) * w.width;
    const uint32_t outputs = w.channels * record.multiplier;
    const Sums sums = readDepthwise(record, weights, taps, outputs);
    HostLayer layer = layerOf(record, w, outputs, record.inputZeroPoint, sums);
    layer.multiplier = record.multiplier;
    layer.plane = planeFor(w, outputs, false);
    std::vector<uint32_t> segments;
    for (uint32_t y = 0; y < w.height; ++y)
        for (uint32_t x = 0; x < w.width; ++x)
            segments.push_back((y * w.dilationY * layer.plane.width + x * w.dilationX) * outputs);
    if (taps % 2 != 0)
        segments.push_back(segments.back()); // by a weight of 0
    // Two taps are a step.
    return Packer(layer, sums, 2, 1, taps).pack(segments);
}

} // namespace rt
} // namespace tmw
