// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/host_contract.h"

#include "device_runtime/host_kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "device_runtime/host_kernels/host_contract.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "device_runtime/host_kernels/requantize-inl.h"

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

using Real = hn::Rebind<float, D>;
using Floats = hn::Vec<Real>;

/// The nearest integer, ties away from zero, held within int8; a NaN is 0.
HWY_INLINE V nearest(Floats value) {
    const D d;
    const Real real;
    const Floats number = hn::IfThenElseZero(hn::Eq(value, value), value);
    const Floats held = hn::Min(hn::Max(number, hn::Set(real, -128.0f)), hn::Set(real, 127.0f));
    const V whole = hn::ConvertTo(d, held);
    const Floats rest = hn::Sub(held, hn::ConvertTo(real, whole));
    const auto one = hn::Set(d, 1);
    const auto up = hn::RebindMask(d, hn::Ge(rest, hn::Set(real, 0.5f)));
    const auto down = hn::RebindMask(d, hn::Le(rest, hn::Set(real, -0.5f)));
    return hn::Sub(hn::Add(whole, hn::IfThenElseZero(up, one)), hn::IfThenElseZero(down, one));
}

void writeInt8(const InputContract& contract, const float* raw, size_t count, int8_t* to) {
    const Real real;
    const Floats a = hn::Set(real, contract.a);
    const Floats b = hn::Set(real, contract.b);
    float last[kHostLanes] = {};
    for (size_t i = 0; i < count; i += kHostLanes) {
        const auto some = static_cast<uint32_t>(count - i < kHostLanes ? count - i : kHostLanes);
        const float* from = raw + i;
        if (some < kHostLanes) {
            memcpy(last, from, some * sizeof(float));
            from = last;
        }
        V elements[kVectors];
        for (size_t v = 0; v < kVectors; ++v)
            elements[v] = nearest(hn::Add(hn::Mul(hn::LoadU(real, from + v * kWidth), a), b));
        storeOutputs(elements, some, to + i);
    }
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw {
namespace rt {

HWY_EXPORT(writeInt8);

void writeInt8(const InputContract& contract, const float* raw, size_t count, int8_t* to) {
    HWY_DYNAMIC_DISPATCH(writeInt8)(contract, raw, count, to);
}

} // namespace rt
} // namespace tmw
#endif
