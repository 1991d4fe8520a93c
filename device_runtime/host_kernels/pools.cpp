// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/host_kernels/targets.h"
#include "device_runtime/kernels/window.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "device_runtime/host_kernels/pools.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "device_runtime/host_kernels/requantize-inl.h"

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

using Bytes = hn::CappedTag<int8_t, kHostLanes>;
constexpr uint32_t kBytes = hn::MaxLanes(Bytes());

/// Taps of one window.
struct Taps {
    const int8_t* at;
    uint32_t rows;
    uint32_t columns;
    size_t step; ///< from tap to tap
    size_t line; ///< from row to row

    template <typename Each>
    HWY_INLINE void forEach(Each each) const {
        const int8_t* row = at;
        for (uint32_t y = 0; y < rows; ++y, row += line) {
            const int8_t* tap = row;
            for (uint32_t x = 0; x < columns; ++x, tap += step)
                each(tap);
        }
    }
};

struct Greatest {
    static constexpr uint32_t kLanes = kBytes;

    static void run(const PoolIntRecord& r, const Taps& taps, uint32_t count, int8_t* out) {
        const Bytes d;
        auto most = hn::LoadU(d, taps.at);
        taps.forEach([&](const int8_t* tap) HWY_ATTR { most = hn::Max(most, hn::LoadU(d, tap)); });
        most = hn::Min(hn::Max(most, hn::Set(d, static_cast<int8_t>(r.low))),
                       hn::Set(d, static_cast<int8_t>(r.high)));
        if (count >= kLanes) {
            hn::StoreU(most, d, out);
            return;
        }
        int8_t all[kLanes];
        hn::StoreU(most, d, all);
        memcpy(out, all, count);
    }
};

/// Halves away from zero. Quotients of floats are exact enough: at most 2^14 taps.
struct Mean {
    static constexpr uint32_t kLanes = kHostLanes;

    static void run(const PoolIntRecord& r, const Taps& taps, uint32_t count, int8_t* out) {
        const D d;
        const hn::Rebind<int8_t, D> narrow;
        const hn::Rebind<float, D> real;
        V sums[kVectors];
        for (V& sum : sums)
            sum = hn::Zero(d);
        taps.forEach([&](const int8_t* tap) HWY_ATTR {
            for (size_t v = 0; v < kVectors; ++v)
                sums[v] = hn::Add(sums[v], hn::PromoteTo(d, hn::LoadU(narrow, tap + v * kWidth)));
        });
        const auto number = static_cast<int32_t>(taps.rows * taps.columns);
        const V half = hn::Set(d, number / 2);
        for (V& sum : sums) {
            const V sign = hn::ShiftRight<31>(sum);
            const V away = hn::Add(sum, hn::Sub(hn::Xor(half, sign), sign));
            const auto quotient =
                hn::Div(hn::ConvertTo(real, away), hn::Set(real, static_cast<float>(number)));
            sum =
                hn::Min(hn::Max(hn::ConvertTo(d, quotient), hn::Set(d, r.low)), hn::Set(d, r.high));
        }
        storeOutputs(sums, count < kHostLanes ? count : kHostLanes, out);
    }
};

template <typename Pool>
void runEach(const PoolIntRecord& r, const int8_t* plane, int8_t* out) {
    const WindowShape w = r.window;
    const size_t line = size_t(w.inWidth) * w.channels;
    for (uint32_t b = 0; b < w.batches; ++b, plane += line * w.inHeight)
        for (uint32_t y = 0; y < w.outHeight; ++y) {
            const int32_t top = originY(w, y);
            const TapRange ys = tapsInside(top, w.inHeight, 1, w.height);
            const int8_t* const row =
                plane + (top + static_cast<int32_t>(ys.first)) * static_cast<ptrdiff_t>(line);
            for (uint32_t x = 0; x < w.outWidth; ++x, out += w.channels) {
                const int32_t left = originX(w, x);
                const TapRange xs = tapsInside(left, w.inWidth, 1, w.width);
                const int8_t* const at = row + (left + static_cast<int32_t>(xs.first)) *
                                                   static_cast<ptrdiff_t>(w.channels);
                for (uint32_t c = 0; c < w.channels; c += Pool::kLanes)
                    Pool::run(r, {at + c, ys.last - ys.first, xs.last - xs.first, w.channels, line},
                              w.channels - c, out + c);
            }
        }
}

void runPools(const PoolIntRecord& r, const int8_t* in, int8_t* out) {
    if (r.function == static_cast<uint16_t>(PoolFunction::Max))
        runEach<Greatest>(r, in, out);
    else
        runEach<Mean>(r, in, out);
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw {
namespace rt {

HWY_EXPORT(runPools);

void runPools(const PoolIntRecord& record, const int8_t* in, int8_t* out) {
    HWY_DYNAMIC_DISPATCH(runPools)(record, in, out);
}

} // namespace rt
} // namespace tmw
#endif
