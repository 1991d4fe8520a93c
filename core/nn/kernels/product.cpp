// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/product.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/product.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/tile.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

const char* instructionSet() {
    return hwy::TargetName(HWY_TARGET);
}

template <size_t R, size_t C>
HWY_INLINE void multiplyTile(const Product& p, const float* start, size_t row, size_t column) {
    Tile<R, C> tile;
    tile.set(start ? start + row : nullptr);
    tile.accumulate(p.a + row * p.aRow, p.aRow, p.aColumn, p.b + column, p.bRow, p.depth);
    tile.store(p.c + row * p.cRow + column, p.cRow);
}

template <size_t C>
HWY_INLINE void multiplyPanel(const Product& p, const float* start, size_t column, size_t first,
                              size_t last) {
    size_t row = first;
    for (; row + kTileRows <= last; row += kTileRows)
        multiplyTile<kTileRows, C>(p, start, row, column);
    for (; row + 4 <= last; row += 4)
        multiplyTile<4, C>(p, start, row, column);
    for (; row < last; ++row)
        multiplyTile<1, C>(p, start, row, column);
}

void multiply(const Product& p, const float* start, size_t first, size_t last) {
    size_t column = 0;
    for (; column + 2 * kWidth <= p.columns; column += 2 * kWidth)
        multiplyPanel<2>(p, start, column, first, last);
    for (; column < p.columns; column += kWidth)
        multiplyPanel<1>(p, start, column, first, last);
}

/// Partial sums that wait for their partner: a binary counter of the blocks done.
constexpr size_t kTreeLevels = 17;

template <size_t R, size_t C>
HWY_INLINE void sampleTile(const Product& p, size_t row, size_t column) {
    HWY_ALIGN float waiting[kTreeLevels][R * C * kWidth];
    size_t level = 0;
    Tile<R, C> tile;
    tile.set(nullptr);
    const float* a = p.a + row * p.aRow;
    const float* b = p.b + column;
    const size_t blocks = p.depth / kBlock;
    for (size_t block = 0; block < blocks; ++block) {
        if (block > 0) {
            tile.store(waiting[level++], C * kWidth);
            tile.set(nullptr);
        }
        tile.accumulate(a + block * kBlock * p.aColumn, p.aRow, p.aColumn,
                        b + block * kBlock * p.bRow, p.bRow, kBlock);
        for (size_t done = block; done & 1; done >>= 1)
            tile.addBefore(waiting[--level]);
    }
    while (level > 0)
        tile.addBefore(waiting[--level]);
    if (column + C * kWidth <= p.columns) {
        tile.store(p.c + row * p.cRow + column, p.cRow);
        return;
    }
    HWY_ALIGN float out[R * C * kWidth];
    tile.store(out, C * kWidth);
    for (size_t r = 0; r < R; ++r)
        std::memcpy(p.c + (row + r) * p.cRow + column, out + r * C * kWidth,
                    (p.columns - column) * sizeof(float));
}

template <size_t C>
HWY_INLINE void samplePanel(const Product& p, size_t column, size_t first, size_t last) {
    size_t row = first;
    for (; row + 4 <= last; row += 4)
        sampleTile<4, C>(p, row, column);
    for (; row < last; ++row)
        sampleTile<1, C>(p, row, column);
}

void multiplyOverSamples(const Product& p, size_t first, size_t last) {
    size_t column = 0;
    for (; column + kWidth < p.columns; column += 2 * kWidth)
        samplePanel<2>(p, column, first, last);
    for (; column < p.columns; column += kWidth)
        samplePanel<1>(p, column, first, last);
}

#if HWY_TARGET == HWY_SCALAR
void transpose(const float* in, size_t inRow, size_t rows, size_t columns, float* out,
               size_t outRow) {
    for (size_t r = 0; r < rows; ++r)
        for (size_t c = 0; c < columns; ++c)
            out[c * outRow + r] = in[r * inRow + c];
}
#else
void transpose(const float* in, size_t inRow, size_t rows, size_t columns, float* out,
               size_t outRow) {
    const hn::FixedTag<float, 4> d;
    const hn::FixedTag<double, 2> pairs;
    for (size_t r = 0; r < rows; r += 4) {
        for (size_t c = 0; c < columns; c += 4) {
            const float* source = in + r * inRow + c;
            const auto r0 = hn::LoadU(d, source);
            const auto r1 = hn::LoadU(d, source + inRow);
            const auto r2 = hn::LoadU(d, source + 2 * inRow);
            const auto r3 = hn::LoadU(d, source + 3 * inRow);
            const auto low01 = hn::BitCast(pairs, hn::InterleaveLower(d, r0, r1));
            const auto low23 = hn::BitCast(pairs, hn::InterleaveLower(d, r2, r3));
            const auto high01 = hn::BitCast(pairs, hn::InterleaveUpper(d, r0, r1));
            const auto high23 = hn::BitCast(pairs, hn::InterleaveUpper(d, r2, r3));
            float* target = out + c * outRow + r;
            hn::StoreU(hn::BitCast(d, hn::InterleaveLower(pairs, low01, low23)), d, target);
            hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(pairs, low01, low23)), d,
                       target + outRow);
            hn::StoreU(hn::BitCast(d, hn::InterleaveLower(pairs, high01, high23)), d,
                       target + 2 * outRow);
            hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(pairs, high01, high23)), d,
                       target + 3 * outRow);
        }
    }
}
#endif

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(instructionSet);
HWY_EXPORT(multiply);
HWY_EXPORT(multiplyOverSamples);
HWY_EXPORT(transpose);

const char* instructionSet() {
    return HWY_DYNAMIC_DISPATCH(instructionSet)();
}

void multiply(const Product& product, const float* start, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(multiply)(product, start, first, last);
}

void multiplyOverSamples(const Product& product, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(multiplyOverSamples)(product, first, last);
}

void transpose(const float* in, size_t inRow, size_t rows, size_t columns, float* out,
               size_t outRow) {
    HWY_DYNAMIC_DISPATCH(transpose)(in, inRow, rows, columns, out, outRow);
}

} // namespace tmw::nn
#endif
