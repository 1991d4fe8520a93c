// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/json_fields.h"
#include "core/project/run_store.h"

namespace tmw {

/// checkpoint.cbor: where a run's training stands.
std::vector<uint8_t> checkpointBytes(const Run& run);
/// Back, and the model's weights, into a run whose description and history are read; `lowered`: the
/// graph of its quantization-aware training, where there was one.
bool readCheckpoint(std::span<const uint8_t> bytes, Run& run, std::optional<Graph> lowered,
                    JsonProblem& problem);

} // namespace tmw
