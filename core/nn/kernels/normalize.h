// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/convolution.h"

namespace tmw::nn {

/// Rows (place, channel) of a batch, of whose columns the first `samples` are real.
struct Channels {
    size_t places = 1;
    size_t channels = 1;
    size_t samples = 0;
    Columns columns;
};

/// Mean and variance (the mean square about the mean) of channels [first, last), over all places
/// and samples.
void channelMoments(const Channels& c, const float* input, float* mean, float* variance,
                    size_t first, size_t last);

/// answer = (input - mean) * gamma / sqrt(variance + epsilon) + beta.
void normalize(const Channels& c, const float* input, const float* gamma, const float* beta,
               const float* mean, const float* variance, float epsilon, float* answer, size_t first,
               size_t last);

/// Through normalize with the batch's own moments: sums for gamma and beta, and the gradient by the
/// input, null or not (zero in columns that are not real).
void normalizeBackward(const Channels& c, const float* input, const float* byAnswer,
                       const float* gamma, const float* mean, const float* variance, float epsilon,
                       float* byGamma, float* byBeta, float* byInput, size_t first, size_t last);

} // namespace tmw::nn
