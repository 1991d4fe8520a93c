// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/layer_rows.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

/// What is to be said of convert.fast beside its switch.
struct FastPlanChoice {
    bool offered = false; ///< there is a choice; it can be taken back always
    QString note;         ///< why there is none, or what the figures are of
    Facts facts;          ///< plan and instructions both ways, where they are known
};
FastPlanChoice fastPlanChoice(const Workflow& workflow);

} // namespace tmw::ui
