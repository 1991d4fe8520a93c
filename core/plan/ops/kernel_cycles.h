// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"
#include "device_runtime/kernels/depthwise_planes.h"

namespace tmw {

// Where a core's own kernel costs more to set up than it saves, a plainer one is planned. Cycles
// are fits to those that tests/bench/device estimates, layer by layer, with both kernels.

/// DepthwiseInt8Words on Cortex-M3, against DepthwiseInt8.
bool gainsByWords(const rt::PlaneShape& planes, uint32_t channels);

/// ConvInt8Mve for one row of a fully connected layer, against FullyConnectedInt8.
bool gainsByMveRow(const FullyConnectedWeights& weights);

/// FullyConnectedInt8Dsp, against FullyConnectedInt8.
bool gainsByDspRow(const FullyConnectedWeights& weights);

} // namespace tmw
