// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

/// Head of an output channel in the stream; its weights follow.
struct Channel {
    int32_t bias;
    int32_t folded;
    Rescale rescale;
};

struct Steps {
    uint32_t x; ///< from tap to tap, in bytes of the input
    uint32_t y;
};

uint32_t add(uint32_t sum, int32_t in, int32_t weight) {
    return sum + static_cast<uint32_t>(in * weight);
}

/// All taps of one channel.
uint32_t sumOfAll(uint32_t sum, const int8_t* in, const int8_t* weight, uint32_t height,
                  uint32_t width, Steps steps) {
    if (height == 3 && width == 3) {
        for (uint32_t ky = 0; ky < 3; ++ky, in += steps.y, weight += 3) {
            sum = add(sum, in[0], weight[0]);
            sum = add(sum, in[steps.x], weight[1]);
            sum = add(sum, in[2 * steps.x], weight[2]);
        }
        return sum;
    }
    for (uint32_t ky = 0; ky < height; ++ky, in += steps.y) {
        const int8_t* at = in;
        for (const int8_t* const end = weight + width; weight != end; at += steps.x)
            sum = add(sum, *at, *weight++);
    }
    return sum;
}

/// Those inside the plane.
uint32_t sumOfSome(uint32_t sum, const int8_t* in, const int8_t* weight, uint32_t width,
                   TapRange ys, TapRange xs, Steps steps, int32_t zeroPoint) {
    for (uint32_t ky = ys.first; ky < ys.last; ++ky)
        for (uint32_t kx = xs.first; kx < xs.last; ++kx)
            sum = add(sum, in[(ky - ys.first) * steps.y + (kx - xs.first) * steps.x] - zeroPoint,
                      weight[ky * width + kx]);
    return sum;
}

void runPixel(const DepthwiseInt8Record& r, const int8_t* plane, const uint8_t* stream, uint32_t y,
              uint32_t x, int8_t* out) {
    const WindowShape w = r.window;
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    const bool whole = ys.last - ys.first == w.height && xs.last - xs.first == w.width;
    const Steps steps = {w.dilationX * w.channels, w.dilationY * w.inWidth * w.channels};
    const uint32_t firstY =
        static_cast<uint32_t>(top + static_cast<int32_t>(ys.first * w.dilationY));
    const uint32_t firstX =
        static_cast<uint32_t>(left + static_cast<int32_t>(xs.first * w.dilationX));
    const bool none = ys.first == ys.last || xs.first == xs.last;
    const int8_t* in = none ? plane : plane + (firstY * w.inWidth + firstX) * w.channels;
    const uint32_t stride = sizeof(Channel) + paddedDepth(uint32_t(w.height) * w.width);
    const uint32_t multiplier = r.multiplier;
    const int32_t inputZeroPoint = r.inputZeroPoint;
    const int32_t zeroPoint = r.zeroPoint, low = r.low, high = r.high;
    for (const int8_t* const end = in + w.channels; in != end; ++in)
        for (uint32_t m = 0; m < multiplier; ++m, stream += stride) {
            const Channel& channel = *reinterpret_cast<const Channel*>(stream);
            const int8_t* weight = reinterpret_cast<const int8_t*>(stream + sizeof(Channel));
            const uint32_t sum = whole ? sumOfAll(static_cast<uint32_t>(channel.folded), in, weight,
                                                  w.height, w.width, steps)
                                       : sumOfSome(static_cast<uint32_t>(channel.bias), in, weight,
                                                   w.width, ys, xs, steps, inputZeroPoint);
            const int32_t scaled = multiplyByQuantized(
                static_cast<int32_t>(sum), channel.rescale.multiplier, channel.rescale.shift);
            *out++ = static_cast<int8_t>(clamp(wrappingAdd(scaled, zeroPoint), low, high));
        }
}

} // namespace

uint16_t runDepthwiseInt8(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    const int8_t* in = context.read<int8_t>(r.input);
    const uint8_t* stream = context.read<uint8_t>(r.weights);
    int8_t* out = context.write<int8_t>(r.output);
    const uint32_t outputs = w.channels * r.multiplier;
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, out += outputs)
                runPixel(r, in, stream, y, x, out);
    return 0;
}

Status checkDepthwiseInt8(const PlanRecord& record, const Extents& extents) {
    const DepthwiseInt8Record& r = as<DepthwiseInt8Record>(record);
    const WindowShape& w = r.window;
    const uint64_t outputs = uint64_t(w.channels) * r.multiplier;
    if (!isWindow(w) || !isClamp8(r.zeroPoint, r.low, r.high) || r.inputZeroPoint < -128 ||
        r.inputZeroPoint > 127 || outputs > kMostElements ||
        static_cast<Memory>(r.weights >> 30) != Memory::Constants)
        return Status::BadRecord;
    const uint64_t stride = sizeof(Channel) + paddedDepth(uint32_t(w.height) * w.width);
    if (!extents.canRead(r.input, inputElements(w), 1) ||
        !extents.canRead(r.weights, stride * outputs, 4) ||
        !extents.canWrite(r.output, outputPixels(w) * outputs, 1))
        return Status::OutOfExtent;
    const uint8_t* at = extents.constants.data() + (r.weights & kLocationOffset);
    for (uint64_t o = 0; o < outputs; ++o, at += stride)
        if (!isRescale(reinterpret_cast<const Channel*>(at)->rescale))
            return Status::BadRecord;
    return Status::Ok;
}

} // namespace rt
} // namespace tmw
