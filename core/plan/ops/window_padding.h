// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Whether the padding that this operator writes needs no memory: all that take it are windows over
/// it whose own padding can stand for it. Then it has become that (PlanDraft::padded). `pads`:
/// before and after each dimension; `value`: the element that it pads with.
bool becomesWindowPadding(OpPlanner& planner, const std::vector<int64_t>& pads, uint64_t value);

} // namespace tmw
