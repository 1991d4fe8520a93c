// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tmw::nn {

/// A window's way over an input of height x width x channels. Row (y, x, channel) of a
/// feature-major batch (core/nn/kernels/product.h) is y, x, channel in row-major order.
struct Convolution {
    size_t height = 1;
    size_t width = 1;
    size_t channels = 1;
    size_t outHeight = 1;
    size_t outWidth = 1;
    size_t filters = 1; ///< answers at each place
    size_t kernelHeight = 1;
    size_t kernelWidth = 1;
    size_t strideY = 1;
    size_t strideX = 1;
    size_t dilationY = 1;
    size_t dilationX = 1;
    size_t top = 0; ///< zeros above and left
    size_t left = 0;

    size_t places() const { return outHeight * outWidth; }
    size_t taps() const { return kernelHeight * kernelWidth; }
};

/// Samples side by side: `columns` (a multiple of 16) of rows that are `stride` apart.
struct Columns {
    size_t count = 0;
    size_t stride = 0;
};

/// answer = input * weights + bias at the places [first, last). Weights are kernel height x width x
/// channels x filters; `bias` may be null. Chains run over the kernel in that order.
void convolve(const Convolution& c, Columns columns, const float* input, const float* weights,
              const float* bias, float* answer, size_t first, size_t last);

/// The gradient by the input at its places [first, last). A transposed convolution goes this way
/// and begins with a bias for each channel, else null.
void convolveByInput(const Convolution& c, Columns columns, const float* byAnswer,
                     const float* weights, const float* bias, float* byInput, size_t first,
                     size_t last);

/// Pieces of the weights that convolveByWeights makes, for handing out.
size_t weightPieces(const Convolution& c);

/// The gradient by the weights, pieces [first, last). Sixteen sums over every sixteenth sample and
/// all places of a block, joined by a tree; blocks in order.
void convolveByWeights(const Convolution& c, Columns columns, const float* input,
                       const float* byAnswer, float* gradient, size_t first, size_t last);

/// sums[c] = the sum over samples and places of rows (place, c), for channels [first, last).
void sumChannels(const float* rows, size_t places, size_t channels, Columns columns, float* sums,
                 size_t first, size_t last);

/// Depthwise: c.filters is channels x multiplier, weights kernel height x width x filters. Filters
/// [first, last).
void depthwise(const Convolution& c, Columns columns, const float* input, const float* weights,
               const float* bias, float* answer, size_t first, size_t last);
/// Channels [first, last).
void depthwiseByInput(const Convolution& c, Columns columns, const float* byAnswer,
                      const float* weights, float* byInput, size_t first, size_t last);
/// Filters [first, last).
void depthwiseByWeights(const Convolution& c, Columns columns, const float* input,
                        const float* byAnswer, float* gradient, size_t first, size_t last);

} // namespace tmw::nn
