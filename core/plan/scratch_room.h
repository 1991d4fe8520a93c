// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

namespace tmw {

/// What any operator may take beside the activations.
constexpr uint64_t kLeastScratchRoom = 2048;

/// Bytes of scratch for each operator, run in the file's order, that leave the arena within
/// kLeastScratchRoom of the peak of live activations.
std::vector<uint64_t> scratchRoom(const TfliteSubgraph& graph);

} // namespace tmw
