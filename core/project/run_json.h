// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/json_fields.h"
#include "core/project/run_store.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// run.json: everything of a run that people read.
std::string runJsonText(const Run& run);
/// It and checkpoint.cbor (core/project/run_state.h) back; sizes are checked against the graph. On
/// damage `problem` says where.
Result<Run> parseRun(std::string_view json, std::span<const uint8_t> checkpoint,
                     JsonProblem& problem);

Json historyJson(const std::vector<EpochRecord>& history);

} // namespace tmw
