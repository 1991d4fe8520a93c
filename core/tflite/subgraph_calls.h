// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <string_view>

namespace tmw {

/// An operator that runs a subgraph.
struct SubgraphCall {
    int32_t callee = 0;    ///< index of the subgraph, as the file says it: it may be none
    int32_t subgraph = 0;  ///< where the operator is
    int32_t op = 0;        ///< its index there
    std::string_view role; ///< "condition", "body", "then branch", "else branch", "initialization"
                           ///< or "decomposition", a phrase of the context Subgraph
};

/// All of a model: of WHILE, IF, CALL_ONCE and STABLEHLO_COMPOSITE.
std::vector<SubgraphCall> subgraphCalls(const TfliteModel& model);

} // namespace tmw
