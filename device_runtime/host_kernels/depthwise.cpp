// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/planes.h"
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/host_kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "device_runtime/host_kernels/depthwise.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "device_runtime/host_kernels/requantize-inl.h"

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

/// Adds two taps' products of 16 channels.
HWY_INLINE void addTaps(const int8_t* first, const int8_t* second, const V (&weights)[kVectors],
                        V (&sums)[kVectors]) {
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX2
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(first));
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(second));
    const __m128i low = _mm_unpacklo_epi8(a, b);
    const __m128i high = _mm_unpackhi_epi8(a, b);
#if HWY_TARGET == HWY_AVX2
    const auto add = [](V sum, __m128i pairs, V w) {
        return V{_mm256_add_epi32(sum.raw, _mm256_madd_epi16(_mm256_cvtepi8_epi16(pairs), w.raw))};
    };
    sums[0] = add(sums[0], low, weights[0]);
    sums[1] = add(sums[1], high, weights[1]);
#else
    const __m512i pairs = _mm512_cvtepi8_epi16(_mm256_set_m128i(high, low));
#if HWY_TARGET == HWY_AVX3_DL
    sums[0] = V{_mm512_dpwssd_epi32(sums[0].raw, pairs, weights[0].raw)};
#else
    sums[0] = V{_mm512_add_epi32(sums[0].raw, _mm512_madd_epi16(pairs, weights[0].raw))};
#endif
#endif
#else
    const D d;
    const hn::Rebind<int8_t, D> narrow;
    for (size_t v = 0; v < kVectors; ++v) {
        const V a = hn::PromoteTo(d, hn::LoadU(narrow, first + v * kWidth));
        const V b = hn::PromoteTo(d, hn::LoadU(narrow, second + v * kWidth));
        const V even = hn::ShiftRight<16>(hn::ShiftLeft<16>(weights[v]));
        const V odd = hn::ShiftRight<16>(weights[v]);
        sums[v] = hn::Add(hn::Add(sums[v], hn::Mul(a, even)), hn::Mul(b, odd));
    }
#endif
}

template <bool kRight, uint32_t kPixels>
HWY_INLINE void runTile(const HostLayer& layer, const int8_t* plane, uint32_t block, uint32_t pixel,
                        int8_t* out) {
    const D d;
    const auto& lanes = *reinterpret_cast<const HostRequantizers*>(layer.block(block));
    const auto* weights = reinterpret_cast<const int32_t*>(&lanes + 1);
    const uint32_t o = block * kHostLanes;
    const int8_t* at[kPixels];
    V sums[kPixels][kVectors];
    for (size_t p = 0; p < kPixels; ++p) {
        at[p] = plane + layer.pixel()[pixel + p] + o;
        for (size_t v = 0; v < kVectors; ++v)
            sums[p][v] = hn::Load(d, lanes.bias + v * kWidth);
    }
    const uint32_t* const taps = layer.segment();
    for (uint32_t t = 0; t < layer.segments; t += 2, weights += kHostLanes) {
        V w[kVectors];
        for (size_t v = 0; v < kVectors; ++v)
            w[v] = hn::Load(d, weights + v * kWidth);
        for (size_t p = 0; p < kPixels; ++p)
            addTaps(at[p] + taps[t], at[p] + taps[t + 1], w, sums[p]);
    }
    const uint32_t count = layer.outputs - o < kHostLanes ? layer.outputs - o : kHostLanes;
    for (size_t v = 0; v < kVectors; ++v) {
        const LaneRequantizer<kRight> requantize(layer, lanes, v * kWidth);
        for (size_t p = 0; p < kPixels; ++p)
            sums[p][v] = requantize(sums[p][v]);
    }
    for (size_t p = 0; p < kPixels; ++p)
        storeOutputs(sums[p], count, out + (pixel + p) * size_t(layer.outputs) + o);
}

template <bool kRight>
void runPlane(const HostLayer& layer, const int8_t* plane, int8_t* out) {
    constexpr uint32_t kPixels = HWY_TARGET == HWY_AVX2 ? 4 : 8;
    for (uint32_t block = 0; block < layer.blocks; ++block) {
        uint32_t pixel = 0;
        for (; pixel + kPixels <= layer.pixels; pixel += kPixels)
            runTile<kRight, kPixels>(layer, plane, block, pixel, out);
        if (pixel < layer.pixels && layer.pixels > kPixels) // some are made once more
            runTile<kRight, kPixels>(layer, plane, block, layer.pixels - kPixels, out);
        else
            for (; pixel < layer.pixels; ++pixel)
                runTile<kRight, 1>(layer, plane, block, pixel, out);
    }
}

void runDepthwiseSums(const HostLayer& layer, const int8_t* in, int8_t* out) {
    const WindowShape& w = layer.window;
    for (uint32_t b = 0; b < w.batches; ++b) {
        const int8_t* const plane = planeOf(layer, in, out);
        if (layer.rightShifts)
            runPlane<true>(layer, plane, out);
        else
            runPlane<false>(layer, plane, out);
        in += size_t(w.inHeight) * w.inWidth * w.channels;
        out += size_t(layer.pixels) * layer.outputs;
    }
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw {
namespace rt {

HWY_EXPORT(runDepthwiseSums);

void runDepthwiseSums(const HostLayer& layer, const int8_t* in, int8_t* out) {
    HWY_DYNAMIC_DISPATCH(runDepthwiseSums)(layer, in, out);
}

} // namespace rt
} // namespace tmw
#endif
