// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_errors.h"
#include "core/tflite/tflite_model.h"

#include <optional>
#include <vector>

namespace tmw {

/// The main graph with each STABLEHLO_COMPOSITE replaced by the subgraph that says what it
/// computes. Its first tensors are the main graph's.
struct InlinedGraph {
    TfliteSubgraph graph;
    std::vector<int32_t> origins; ///< per operator: the one of the main graph that it is part of
};

/// Nothing where there is nothing to replace. plan.shape, plan.unsupported_form.
Result<std::optional<InlinedGraph>> inlined(const TfliteModel& model);

} // namespace tmw
