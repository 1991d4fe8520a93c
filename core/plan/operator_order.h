// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <vector>

namespace tmw {

/// The file's order, but each operator after those whose outputs it reads.
/// Errors: plan.constant_input, plan.cycle, plan.unwritten_tensor, plan.two_writers.
Result<std::vector<int32_t>> operatorOrder(const TfliteSubgraph& graph);
} // namespace tmw
