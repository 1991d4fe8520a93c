// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/rounding.h"

#include "core/nn/kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/rounding.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/vector_math.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

void roundToGrid(const Grid& grid, float* values, size_t count) {
    const D d;
    const V step = hn::Set(d, grid.step);
    const V least = hn::Set(d, grid.least);
    const V most = hn::Set(d, grid.most);
    const V half = hn::Set(d, 0.5F);
    for (size_t i = 0; i < count; i += kWidth) {
        const V x = hn::Min(hn::Max(hn::LoadU(d, values + i), least), most);
        const V steps = hn::Div(x, step);
        const V whole = hn::Trunc(hn::Add(steps, hn::CopySign(half, steps)));
        hn::StoreU(hn::Min(hn::Max(hn::Mul(whole, step), least), most), d, values + i);
    }
}

void stopAtEnds(const Grid& grid, const float* answer, float* gradient, size_t count) {
    const D d;
    const V least = hn::Set(d, grid.least);
    const V most = hn::Set(d, grid.most);
    for (size_t i = 0; i < count; i += kWidth) {
        const V x = hn::LoadU(d, answer + i);
        const auto inside = hn::And(hn::Gt(x, least), hn::Lt(x, most));
        hn::StoreU(hn::IfThenElseZero(inside, hn::LoadU(d, gradient + i)), d, gradient + i);
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(roundToGrid);
HWY_EXPORT(stopAtEnds);

void roundToGrid(const Grid& grid, float* values, size_t count) {
    HWY_DYNAMIC_DISPATCH(roundToGrid)(grid, values, count);
}

void stopAtEnds(const Grid& grid, const float* answer, float* gradient, size_t count) {
    HWY_DYNAMIC_DISPATCH(stopAtEnds)(grid, answer, gradient, count);
}

} // namespace tmw::nn
#endif
