// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/convolution.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/convolution.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/chunks.h"
#include "core/nn/kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

void convolve(const Convolution& c, Columns columns, const float* input, const float* weights,
              const float* bias, float* answer, size_t first, size_t last) {
    const Operand operand{1, c.filters, columns.stride};
    std::vector<Chunk> chunks;
    chunks.reserve(c.taps());
    for (size_t place = first; place < last; ++place) {
        const size_t oy = place / c.outWidth;
        const size_t ox = place % c.outWidth;
        const Taps ys = tapsInside(oy, c.strideY, c.top, c.dilationY, c.kernelHeight, c.height);
        const Taps xs = tapsInside(ox, c.strideX, c.left, c.dilationX, c.kernelWidth, c.width);
        const size_t together = c.dilationX == 1 ? xs.last - xs.first : 1;
        chunks.clear();
        for (size_t ky = ys.first; ky < ys.last; ++ky) {
            const size_t iy = oy * c.strideY + ky * c.dilationY - c.top;
            for (size_t kx = xs.first; kx < xs.last; kx += together) {
                const size_t ix = ox * c.strideX + kx * c.dilationX - c.left;
                chunks.push_back({weights + (ky * c.kernelWidth + kx) * c.channels * c.filters,
                                  input + (iy * c.width + ix) * c.channels * columns.stride,
                                  together * c.channels});
            }
        }
        chunkRows(chunks, operand, bias, answer + place * c.filters * columns.stride, c.filters,
                  columns.count);
    }
}

void convolveByInput(const Convolution& c, Columns columns, const float* byAnswer,
                     const float* weights, const float* bias, float* byInput, size_t first,
                     size_t last) {
    const Operand operand{c.filters, 1, columns.stride};
    std::vector<Chunk> chunks;
    chunks.reserve(c.taps());
    for (size_t place = first; place < last; ++place) {
        const size_t iy = place / c.width;
        const size_t ix = place % c.width;
        chunks.clear();
        for (size_t ky = 0; ky < c.kernelHeight; ++ky) {
            size_t oy = 0;
            if (!outputOf(iy, ky, c.strideY, c.top, c.dilationY, c.outHeight, &oy))
                continue;
            for (size_t kx = 0; kx < c.kernelWidth; ++kx) {
                size_t ox = 0;
                if (outputOf(ix, kx, c.strideX, c.left, c.dilationX, c.outWidth, &ox))
                    chunks.push_back(
                        {weights + (ky * c.kernelWidth + kx) * c.channels * c.filters,
                         byAnswer + (oy * c.outWidth + ox) * c.filters * columns.stride,
                         c.filters});
            }
        }
        chunkRows(chunks, operand, bias, byInput + place * c.channels * columns.stride, c.channels,
                  columns.count);
    }
}

/// Weights of a piece: channels by filters.
constexpr size_t kPieceSide = 4;
/// Of these, at once in registers.
constexpr size_t kPieceRows = kWidth == kLanes ? 4 : 2;

/// Outputs of a block, and the samples that it takes at once: constants, so that sums join alike
/// everywhere.
constexpr size_t kBlockPlaces = 32;
constexpr size_t kBlockSamples = 32;

struct Block {
    size_t firstY, lastY, firstX, lastX;
    size_t firstColumn, lastColumn;
};

/// sums[i * 4 + f][16 lanes] of I channels by F filters of one tap.
template <size_t I, size_t F>
HWY_INLINE void sumPiece(const Convolution& c, const Block& block, size_t stride,
                         const float* input, const float* byAnswer, size_t ky, size_t kx,
                         float* sums) {
    const D d;
    for (size_t part = 0; part < kParts; ++part) {
        V acc[I][F];
#pragma GCC unroll 4
        for (size_t i = 0; i < I; ++i)
#pragma GCC unroll 4
            for (size_t f = 0; f < F; ++f)
                acc[i][f] = hn::Zero(d);
        for (size_t oy = block.firstY; oy < block.lastY; ++oy) {
            const size_t iy = oy * c.strideY + ky * c.dilationY;
            if (iy < c.top || iy - c.top >= c.height)
                continue;
            for (size_t ox = block.firstX; ox < block.lastX; ++ox) {
                const size_t ix = ox * c.strideX + kx * c.dilationX;
                if (ix < c.left || ix - c.left >= c.width)
                    continue;
                const float* in =
                    input + ((iy - c.top) * c.width + ix - c.left) * c.channels * stride;
                const float* by = byAnswer + (oy * c.outWidth + ox) * c.filters * stride;
                for (size_t column = block.firstColumn + part * kWidth; column < block.lastColumn;
                     column += kLanes) {
                    V g[F];
#pragma GCC unroll 4
                    for (size_t f = 0; f < F; ++f)
                        g[f] = hn::LoadU(d, by + f * stride + column);
#pragma GCC unroll 4
                    for (size_t i = 0; i < I; ++i) {
                        const V x = hn::LoadU(d, in + i * stride + column);
#pragma GCC unroll 4
                        for (size_t f = 0; f < F; ++f)
                            acc[i][f] = fused(x, g[f], acc[i][f]);
                    }
                }
            }
        }
#pragma GCC unroll 4
        for (size_t i = 0; i < I; ++i)
#pragma GCC unroll 4
            for (size_t f = 0; f < F; ++f)
                hn::StoreU(acc[i][f], d, sums + (i * kPieceSide + f) * kLanes + part * kWidth);
    }
}

template <size_t I>
HWY_INLINE void sumFilters(const Convolution& c, const Block& block, size_t stride,
                           const float* input, const float* byAnswer, size_t ky, size_t kx,
                           size_t filters, float* sums) {
    if (filters == kPieceSide) {
        sumPiece<I, kPieceSide>(c, block, stride, input, byAnswer, ky, kx, sums);
        return;
    }
    for (size_t f = 0; f < filters; ++f)
        sumPiece<I, 1>(c, block, stride, input, byAnswer + f * stride, ky, kx, sums + f * kLanes);
}

size_t rounded(size_t count) {
    return (count + kPieceSide - 1) / kPieceSide;
}

void convolveByWeights(const Convolution& c, Columns columns, const float* input,
                       const float* byAnswer, float* gradient, size_t first, size_t last) {
    const size_t channelPieces = rounded(c.channels);
    const size_t width = std::min(c.outWidth, kBlockPlaces);
    const size_t height = std::max<size_t>(kBlockPlaces / width, 1);
    HWY_ALIGN float sums[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    bool begun = false;
    Block block{};
    for (block.firstY = 0; block.firstY < c.outHeight; block.firstY += height)
        for (block.firstX = 0; block.firstX < c.outWidth; block.firstX += width)
            for (block.firstColumn = 0; block.firstColumn < columns.count;
                 block.firstColumn += kBlockSamples) {
                block.lastY = std::min(block.firstY + height, c.outHeight);
                block.lastX = std::min(block.firstX + width, c.outWidth);
                block.lastColumn = std::min(block.firstColumn + kBlockSamples, columns.count);
                for (size_t piece = first; piece < last; ++piece) {
                    // Filters outside, so that their rows stay near for all channels.
                    const size_t channel = piece % channelPieces * kPieceSide;
                    const size_t tap = piece / channelPieces % c.taps();
                    const size_t filter = piece / channelPieces / c.taps() * kPieceSide;
                    const size_t channels = std::min(kPieceSide, c.channels - channel);
                    const size_t filters = std::min(kPieceSide, c.filters - filter);
                    const float* in = input + channel * columns.stride;
                    const float* by = byAnswer + filter * columns.stride;
                    const size_t ky = tap / c.kernelWidth;
                    const size_t kx = tap % c.kernelWidth;
                    size_t i = 0;
                    for (; i + kPieceRows <= channels; i += kPieceRows)
                        sumFilters<kPieceRows>(c, block, columns.stride, in + i * columns.stride,
                                               by, ky, kx, filters, sums + i * kPieceSide * kLanes);
                    for (; i < channels; ++i)
                        sumFilters<1>(c, block, columns.stride, in + i * columns.stride, by, ky, kx,
                                      filters, sums + i * kPieceSide * kLanes);
                    joinLanes(sums, joined);
                    float* to = gradient + (tap * c.channels + channel) * c.filters + filter;
                    for (i = 0; i < channels; ++i)
                        for (size_t f = 0; f < filters; ++f) {
                            float& weight = to[i * c.filters + f];
                            weight = (begun ? weight : 0.0F) + joined[i * kPieceSide + f];
                        }
                }
                begun = true;
            }
}

void sumChannels(const float* rows, size_t places, size_t channels, Columns columns, float* sums,
                 size_t first, size_t last) {
    const D d;
    HWY_ALIGN float lanes[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    for (size_t channel = first; channel < last; channel += kLanes) {
        const size_t count = std::min(kLanes, last - channel);
        for (size_t i = 0; i < count; ++i)
            for (size_t part = 0; part < kParts; ++part) {
                V sum = hn::Zero(d);
                for (size_t place = 0; place < places; ++place) {
                    const float* row =
                        rows + (place * channels + channel + i) * columns.stride + part * kWidth;
                    for (size_t column = 0; column < columns.count; column += kLanes)
                        sum = hn::Add(sum, hn::LoadU(d, row + column));
                }
                hn::Store(sum, d, lanes + i * kLanes + part * kWidth);
            }
        joinLanes(lanes, joined);
        std::copy_n(joined, count, sums + channel);
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(convolve);
HWY_EXPORT(convolveByInput);
HWY_EXPORT(convolveByWeights);
HWY_EXPORT(sumChannels);

void convolve(const Convolution& c, Columns columns, const float* input, const float* weights,
              const float* bias, float* answer, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(convolve)(c, columns, input, weights, bias, answer, first, last);
}

void convolveByInput(const Convolution& c, Columns columns, const float* byAnswer,
                     const float* weights, const float* bias, float* byInput, size_t first,
                     size_t last) {
    HWY_DYNAMIC_DISPATCH(convolveByInput)
    (c, columns, byAnswer, weights, bias, byInput, first, last);
}

size_t weightPieces(const Convolution& c) {
    constexpr size_t kSide = 4;
    return c.taps() * ((c.channels + kSide - 1) / kSide) * ((c.filters + kSide - 1) / kSide);
}

void convolveByWeights(const Convolution& c, Columns columns, const float* input,
                       const float* byAnswer, float* gradient, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(convolveByWeights)(c, columns, input, byAnswer, gradient, first, last);
}

void sumChannels(const float* rows, size_t places, size_t channels, Columns columns, float* sums,
                 size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(sumChannels)(rows, places, channels, columns, sums, first, last);
}

} // namespace tmw::nn
#endif
