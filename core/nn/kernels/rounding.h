// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/rounding.h"

namespace tmw::nn {

/// In place, halves away from 0. `count` is a multiple of 16.
void roundToGrid(const Grid& grid, float* values, size_t count);

/// The gradient by an answer becomes 0 where the answer is at an end of its grid.
void stopAtEnds(const Grid& grid, const float* answer, float* gradient, size_t count);

} // namespace tmw::nn
