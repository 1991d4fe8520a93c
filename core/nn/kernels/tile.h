// SPDX-License-Identifier: GPL-3.0-or-later
// Included once for each instruction set, after vector_math.h.
#if defined(TMW_NN_TILE) == defined(HWY_TARGET_TOGGLE)
#ifdef TMW_NN_TILE
#undef TMW_NN_TILE
#else
#define TMW_NN_TILE
#endif

#include "core/nn/kernels/vector_math.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// R rows by C vectors of sums, in registers.
template <size_t R, size_t C>
struct Tile {
    V sums[R][C];

    HWY_INLINE void set(const float* start) {
        const D d;
#pragma GCC unroll 8
        for (size_t r = 0; r < R; ++r)
#pragma GCC unroll 2
            for (size_t v = 0; v < C; ++v)
                sums[r][v] = hn::Set(d, start ? start[r] : 0.0F);
    }

    /// sums(r, v) += the chain over k of a[r aRow + k aColumn] b[k bRow + v].
    HWY_INLINE void accumulate(const float* a, size_t aRow, size_t aColumn, const float* b,
                               size_t bRow, size_t depth) {
        const D d;
        for (size_t k = 0; k < depth; ++k, a += aColumn, b += bRow) {
            V row[C];
#pragma GCC unroll 2
            for (size_t v = 0; v < C; ++v)
                row[v] = hn::LoadU(d, b + v * kWidth);
#pragma GCC unroll 8
            for (size_t r = 0; r < R; ++r) {
                const V value = hn::Set(d, a[r * aRow]);
#pragma GCC unroll 2
                for (size_t v = 0; v < C; ++v)
                    sums[r][v] = fused(value, row[v], sums[r][v]);
            }
        }
    }

    HWY_INLINE void store(float* c, size_t cRow) const {
        const D d;
#pragma GCC unroll 8
        for (size_t r = 0; r < R; ++r)
#pragma GCC unroll 2
            for (size_t v = 0; v < C; ++v)
                hn::StoreU(sums[r][v], d, c + r * cRow + v * kWidth);
    }

    HWY_INLINE void addBefore(const float* other) {
        const D d;
#pragma GCC unroll 8
        for (size_t r = 0; r < R; ++r)
#pragma GCC unroll 2
            for (size_t v = 0; v < C; ++v)
                sums[r][v] = hn::Add(hn::LoadU(d, other + (r * C + v) * kWidth), sums[r][v]);
    }
};

/// Rows of a tile that leave registers for the operands; they never change a bit.
inline constexpr size_t kTileRows = kWidth == 16 ? 8 : 4;

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#endif
