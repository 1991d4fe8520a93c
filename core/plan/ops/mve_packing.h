// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/ops/fully_connected_packing.h"
#include "core/plan/ops/window.h"

namespace tmw {

/// The stream of ConvInt8Mve.
std::vector<uint8_t> packConvMve(const FullyConnectedWeights& weights);

/// Whether ConvInt8Mve is the record of these weights on this core.
bool runsOnMve(const OpPlanner& planner, const FullyConnectedWeights& weights);
Status emitConvInt8Mve(OpPlanner& planner, const rt::WindowShape& window, ClampKind clamp,
                       const FullyConnectedWeights& weights);

/// The stream of DepthwiseInt8Mve; outputs x taps, rows of the filter first.
std::vector<uint8_t> packDepthwiseMve(const FullyConnectedWeights& weights,
                                      const rt::WindowShape& window);
bool fitsDepthwiseMve(const OpPlanner& planner, const FullyConnectedWeights& weights,
                      const rt::WindowShape& window);
Status emitDepthwiseInt8Mve(OpPlanner& planner, const rt::WindowShape& window, ClampKind clamp,
                            const FullyConnectedWeights& weights);

} // namespace tmw
