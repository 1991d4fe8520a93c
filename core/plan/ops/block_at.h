// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// A block of the shape of `block` within `whole`, whose first element input `starts` names.
/// plan.unsupported_type, plan.unsupported_form, plan.shape.
Result<rt::BlockAtRecord> blockAt(const OpPlanner& planner, const TfliteTensor& whole,
                                  const TfliteTensor& block, size_t starts);

} // namespace tmw
