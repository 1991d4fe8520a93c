// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <vector>

namespace tmw {

/// The file's order, but each operator after those whose outputs it reads.
/// Errors: plan.constant_input, plan.cycle, plan.unwritten_tensor, plan.two_writers.
Result<std::vector<int32_t>> operatorOrder(const TfliteSubgraph& graph);

/// Whether it is an output of an operator.
bool isWritten(const TfliteSubgraph& graph, int32_t tensor);

} // namespace tmw
