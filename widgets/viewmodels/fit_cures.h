// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/quant/convert.h"
#include "widgets/viewmodels/fit_check.h"

#include <map>

namespace tmw::ui {

struct UntrainedModels {
    TfliteModel inFloat;
    TfliteModel int8; ///< or of the kind that was asked for
};
/// The network with its first weights, converted as the settings say: sizes are those of any
/// weights.
Result<UntrainedModels> untrained(const Settings& settings, const Features& features,
                                  std::stop_token stop);

/// The int8 network of the settings, or another kind in its place, for each core.
using CorePlans = std::map<rt::CoreFamily, Plan>;
Result<CorePlans> plansOfCores(const TfliteModel& int8, const PlanOptions& options);

/// What makes a network fit that is too large: the usual plan in the place of a fast one, an LSTM
/// as one operator, fewer units in its widest layer, all wide layers halved, a larger board.
Result<QList<FitCure>> fitCures(const Settings& settings, const Features& features,
                                std::stop_token stop = {});

} // namespace tmw::ui
