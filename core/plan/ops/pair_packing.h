// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"
#include "device_runtime/kernels/pair_stream.h"

namespace tmw {

/// Whether ConvInt8Pairs (window_records.h) gives the same bits for every input, in `room` bytes
/// of scratch.
bool fitsPairs(const FullyConnectedWeights& weights, const rt::WindowShape& window, uint64_t room);

std::vector<uint8_t> packPairs(const FullyConnectedWeights& weights, const rt::WindowShape& window);

/// For each four taps of a row, padded with zeros.
uint64_t pairScratch(const rt::WindowShape& window);

/// Of outputs `first` and first + 1, whose rescalings shift to the right.
rt::PairTail pairTail(const FullyConnectedWeights& weights, uint32_t first);

} // namespace tmw
