// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/window_records.h"

namespace tmw {
namespace rt {

/// Outputs that are worked on together.
constexpr uint32_t kHostLanes = 16;
/// What may be read, and is ignored, behind an input.
constexpr size_t kHostBeyond = 64;

/// One output in each lane. `left` and `right` are the two shifts of its rescaling, of which one is
/// 0; `offset` is half a step and the zero point in steps, where all shifts are to the right.
struct HostRequantizers {
    alignas(64) int32_t bias[kHostLanes];
    int32_t multiplier[kHostLanes];
    int32_t left[kHostLanes];
    int32_t right[kHostLanes];
    int32_t offset[kHostLanes];
};

/// A plane that windows are read from without asking where it ends.
struct HostPlane {
    uint32_t height;
    uint32_t width;
    uint32_t channels;
    uint32_t top; ///< rows and columns before the input's
    uint32_t left;
    bool isInput; ///< the input as it is

    size_t elements() const { return size_t(height) * width * channels; }
};

/// A convolution, a fully connected layer (a pixel a batch) or a depthwise convolution, for the
/// desktop. Tables and blocks follow it, at multiples of 64 bytes.
///
/// Sums: a window is `segments` runs of the plane, which start `segment` elements behind the pixel;
/// each takes `steps` steps of `stepElements`. A block of 16 outputs is HostRequantizers, and for
/// each step 64 bytes: of each output, as many weights as the step has elements, zeros beyond the
/// run. Steps of four bytes are read as unsigned ones, with 128 added, which the biases undo; steps
/// of two are of 16 bits.
///
/// Depthwise: segments are the taps, an even number of them. A block of 16 channels is
/// HostRequantizers, and for each two taps, of each channel, two weights of 16 bits.
struct HostLayer {
    WindowShape window;
    HostPlane plane;
    uint32_t outputs;
    uint32_t multiplier; ///< depthwise: outputs of an input channel
    uint32_t segments;
    uint32_t steps;
    uint32_t pixels; ///< of the output, a batch
    uint32_t blocks;
    uint32_t blockBytes;
    uint32_t segmentsAt; ///< from the layer's first byte on
    uint32_t pixelsAt;
    uint32_t blocksAt;
    int32_t inputZeroPoint;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    bool rightShifts; ///< kRightShifts

    template <typename T>
    const T* at(uint32_t offset) const {
        return reinterpret_cast<const T*>(reinterpret_cast<const uint8_t*>(this) + offset);
    }
    const uint32_t* segment() const { return at<uint32_t>(segmentsAt); }
    const uint32_t* pixel() const { return at<uint32_t>(pixelsAt); }
    const uint8_t* block(uint32_t index) const {
        return at<uint8_t>(blocksAt) + size_t(index) * blockBytes;
    }
};

} // namespace rt
} // namespace tmw
