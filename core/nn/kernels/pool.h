// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/convolution.h"

namespace tmw::nn {

// Channels [first, last) of windows that count only what lies inside, as TensorFlow's do.

void maxPool(const Convolution& c, Columns columns, const float* input, float* answer, size_t first,
             size_t last);
/// To the first of equal maxima, in the order y, x.
void maxPoolBackward(const Convolution& c, Columns columns, const float* input, const float* answer,
                     const float* byAnswer, float* byInput, size_t first, size_t last);
void averagePool(const Convolution& c, Columns columns, const float* input, float* answer,
                 size_t first, size_t last);
void averagePoolBackward(const Convolution& c, Columns columns, const float* byAnswer,
                         float* byInput, size_t first, size_t last);

} // namespace tmw::nn
