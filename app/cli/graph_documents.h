// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/plan/plan.h"
#include "core/tflite/tflite_model.h"

namespace tmw::cli {

/// [{name, dtype, shape, scale, zero_point}]
Json tensorsDocument(const TfliteSubgraph& graph, const std::vector<int32_t>& indices);
/// [{index, op, macs, outputs}] of the main subgraph. `plan`: null where there is none.
Json operatorsDocument(const TfliteModel& model, const Plan* plan);
/// [{index, name, called_by: [{subgraph, index, op, as}], inputs, outputs, ops: [{index, op, reads,
/// writes, outputs}], tensors}] of all but the main one; reads and writes are indices of tensors.
Json subgraphsDocument(const TfliteModel& model);

/// Lines of "input  x  int8  1x4" and the like, of a document with inputs and outputs.
std::string endsText(const Json& graph);
/// Empty where there is none.
std::string subgraphsText(const Json& subgraphs);

} // namespace tmw::cli
