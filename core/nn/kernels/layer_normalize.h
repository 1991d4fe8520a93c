// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/normalize.h"

namespace tmw::nn {

// Over the channels of each place of each sample. Rows of moments are one a place.

/// answer = (input - mean) / sqrt(variance + epsilon) * gamma + beta at places [first, last). Keeps
/// mean and 1 / sqrt(variance + epsilon) where they are not null.
void normalizePlaces(const Channels& c, const float* input, const float* gamma, const float* beta,
                     float epsilon, float* answer, float* means, float* inverses, size_t first,
                     size_t last);

/// The gradient by the input at places [first, last).
void normalizePlacesByInput(const Channels& c, const float* input, const float* byAnswer,
                            const float* gamma, const float* means, const float* inverses,
                            float* byInput, size_t first, size_t last);

/// The gradient by gamma of channels [first, last): sixteen sums over every sixteenth sample and
/// all places, joined by a tree.
void normalizePlacesByGamma(const Channels& c, const float* input, const float* byAnswer,
                            const float* means, const float* inverses, float* byGamma, size_t first,
                            size_t last);

} // namespace tmw::nn
