// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"

namespace tmw {

/// Whether ConvInt8Pairs (window_records.h) gives the same bits for every input, in little scratch.
bool fitsPairs(const FullyConnectedWeights& weights, const rt::WindowShape& window);

std::vector<uint8_t> packPairs(const FullyConnectedWeights& weights, const rt::WindowShape& window,
                               int32_t zeroPoint);

/// For each four taps of a row, padded with zeros.
uint64_t pairScratch(const rt::WindowShape& window);

/// Half a step and the zero point, which is added before the second rounding.
int32_t roundingOffset(const rt::Rescale& rescale, int32_t zeroPoint);

} // namespace tmw
