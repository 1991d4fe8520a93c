// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace tmw {

/// What there is to tell of a model, in the command line and in the window alike.
struct ModelFacts {
    size_t weightsBytes = 0; ///< of constants, each buffer once
    Result<Plan> plan;       ///< for the generic core; its error says why the model cannot run
    std::vector<UnsupportedOperator> unsupported;
};
ModelFacts factsOf(const TfliteModel& model);

} // namespace tmw
