// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "core/plan/op_planner.h"

namespace tmw {

/// Element `made.element` of an output that is known when the operator is planned, and that no
/// kernel computes: floats of a constant's integers or halves, a shape. Nothing: of another.
std::optional<double> explainFolded(const OpPlanner& planner, ElementArithmetic& made);

} // namespace tmw
