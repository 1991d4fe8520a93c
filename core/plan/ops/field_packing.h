// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"

namespace tmw {

/// Whether ConvInt8Fields (window_records.h) gives the same bits for every input, in `room` bytes
/// of scratch.
bool fitsConvFields(const FullyConnectedWeights& weights, const rt::WindowShape& window,
                    uint64_t room);
std::vector<uint8_t> packConvFields(const FullyConnectedWeights& weights);

/// The same of FullyConnectedInt8Fields (records.h).
bool fitsRowFields(const FullyConnectedWeights& weights);
std::vector<uint8_t> packRowFields(const FullyConnectedWeights& weights);

/// The same of FullyConnectedInt8Wide.
bool fitsWideRows(const FullyConnectedWeights& weights);
std::vector<uint8_t> packWideRows(const FullyConnectedWeights& weights);

} // namespace tmw
