// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/sums.h"

#include "device_runtime/host_kernels/planes.h"
#include "device_runtime/host_kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "device_runtime/host_kernels/sums.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "device_runtime/host_kernels/requantize-inl.h"

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

#if HWY_TARGET == HWY_AVX3_DL
using Element = int8_t;
#else
using Element = int16_t;
#endif
constexpr uint32_t kStep = 4 / sizeof(Element);
/// What registers hold: blocks of outputs, and pixels.
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
constexpr uint32_t kMostBlocks = 4;
#else
constexpr uint32_t kMostBlocks = 1;
#endif
constexpr uint32_t pixelsBeside(uint32_t blocks) {
    return HWY_TARGET == HWY_AVX2 || blocks > 1 ? 4 : 8;
}

/// A step of the input in every lane.
HWY_INLINE V spread(const Element* at) {
    int32_t step;
    memcpy(&step, at, sizeof step);
#if HWY_TARGET == HWY_AVX3_DL
    step ^= static_cast<int32_t>(0x80808080u);
#endif
    return hn::Set(D(), step);
}

/// The products of a step, added.
HWY_INLINE V addProducts(V sum, V step, V weights) {
#if HWY_TARGET == HWY_AVX3_DL
    return V{_mm512_dpbusd_epi32(sum.raw, step.raw, weights.raw)};
#elif HWY_TARGET == HWY_AVX3
    return V{_mm512_add_epi32(sum.raw, _mm512_madd_epi16(step.raw, weights.raw))};
#elif HWY_TARGET == HWY_AVX2
    return V{_mm256_add_epi32(sum.raw, _mm256_madd_epi16(step.raw, weights.raw))};
#else
    const auto even = [](V v) { return hn::ShiftRight<16>(hn::ShiftLeft<16>(v)); };
    const auto odd = [](V v) { return hn::ShiftRight<16>(v); };
    return hn::Add(hn::Add(sum, hn::Mul(even(step), even(weights))),
                   hn::Mul(odd(step), odd(weights)));
#endif
}

HWY_INLINE const Element* elementsOf(const HostLayer& layer, const int8_t* in,
                                     [[maybe_unused]] const int8_t* out) {
#if HWY_TARGET == HWY_AVX3_DL
    return planeOf(layer, in, out);
#else
    return widePlaneOf(layer, in);
#endif
}

/// kBlocks blocks of outputs from `first` on, at kPixels pixels from `pixel` on.
template <bool kRight, uint32_t kBlocks, uint32_t kPixels>
HWY_INLINE void runTile(const HostLayer& layer, const Element* plane, uint32_t first,
                        uint32_t pixel, int8_t* out) {
    const D d;
    constexpr size_t kAll = kBlocks * kVectors;
    const uint8_t* const block = layer.block(first);
    const Element* at[kPixels];
    V sums[kPixels][kAll];
    for (size_t p = 0; p < kPixels; ++p) {
        at[p] = plane + layer.pixel()[pixel + p];
        for (size_t i = 0; i < kAll; ++i)
            sums[p][i] = hn::Load(
                d, reinterpret_cast<const int32_t*>(block + i / kVectors * layer.blockBytes) +
                       i % kVectors * kWidth);
    }
    const uint8_t* weights = block + sizeof(HostRequantizers);
    const size_t blockBytes = layer.blockBytes;
    for (uint32_t s = 0; s < layer.segments; ++s) {
        size_t from = layer.segment()[s];
        for (uint32_t k = 0; k < layer.steps; ++k, from += kStep, weights += 64) {
            V w[kAll];
            for (size_t i = 0; i < kAll; ++i)
                w[i] = hn::Load(
                    d, reinterpret_cast<const int32_t*>(weights + i / kVectors * blockBytes) +
                           i % kVectors * kWidth);
            for (size_t p = 0; p < kPixels; ++p) {
                const V step = spread(at[p] + from);
                for (size_t i = 0; i < kAll; ++i)
                    sums[p][i] = addProducts(sums[p][i], step, w[i]);
            }
        }
    }
    for (uint32_t b = 0; b < kBlocks; ++b) {
        const auto& lanes = *reinterpret_cast<const HostRequantizers*>(block + b * blockBytes);
        const uint32_t o = (first + b) * kHostLanes;
        const uint32_t count = layer.outputs - o < kHostLanes ? layer.outputs - o : kHostLanes;
        V outputs[kPixels][kVectors];
        for (size_t v = 0; v < kVectors; ++v) {
            const LaneRequantizer<kRight> requantize(layer, lanes, v * kWidth);
            for (size_t p = 0; p < kPixels; ++p)
                outputs[p][v] = requantize(sums[p][b * kVectors + v]);
        }
        for (size_t p = 0; p < kPixels; ++p)
            storeOutputs(outputs[p], count, out + (pixel + p) * size_t(layer.outputs) + o);
    }
}

template <bool kRight, uint32_t kBlocks>
HWY_NOINLINE void runBlocks(const HostLayer& layer, const Element* plane, uint32_t first,
                            int8_t* out) {
    constexpr uint32_t kPixels = pixelsBeside(kBlocks);
    uint32_t pixel = 0;
    for (; pixel + kPixels <= layer.pixels; pixel += kPixels)
        runTile<kRight, kBlocks, kPixels>(layer, plane, first, pixel, out);
    if (pixel < layer.pixels && layer.pixels > kPixels) // some are made once more
        runTile<kRight, kBlocks, kPixels>(layer, plane, first, layer.pixels - kPixels, out);
    else
        for (; pixel < layer.pixels; ++pixel)
            runTile<kRight, kBlocks, 1>(layer, plane, first, pixel, out);
}

template <bool kRight>
void runPlane(const HostLayer& layer, const Element* plane, int8_t* out) {
    uint32_t first = 0;
    for (; first + kMostBlocks <= layer.blocks; first += kMostBlocks)
        runBlocks<kRight, kMostBlocks>(layer, plane, first, out);
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
    switch (layer.blocks - first) {
    case 3:
        return runBlocks<kRight, 3>(layer, plane, first, out);
    case 2:
        return runBlocks<kRight, 2>(layer, plane, first, out);
    case 1:
        return runBlocks<kRight, 1>(layer, plane, first, out);
    default:
        return;
    }
#endif
}

void runSums(const HostLayer& layer, const int8_t* in, int8_t* out) {
    const WindowShape& w = layer.window;
    for (uint32_t b = 0; b < w.batches; ++b) {
        const Element* const plane = elementsOf(layer, in, out);
        if (layer.rightShifts)
            runPlane<true>(layer, plane, out);
        else
            runPlane<false>(layer, plane, out);
        in += size_t(w.inHeight) * w.inWidth * w.channels;
        out += size_t(layer.pixels) * layer.outputs;
    }
}

uint32_t sumStepElements() {
    return kStep;
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw {
namespace rt {

HWY_EXPORT(runSums);
HWY_EXPORT(sumStepElements);

void runSums(const HostLayer& layer, const int8_t* in, int8_t* out) {
    HWY_DYNAMIC_DISPATCH(runSums)(layer, in, out);
}

uint32_t sumStepElements() {
    return HWY_DYNAMIC_DISPATCH(sumStepElements)();
}

} // namespace rt
} // namespace tmw
#endif
