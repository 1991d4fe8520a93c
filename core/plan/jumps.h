// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Appends a jump; its target is set when it is known. `condition`: a tensor, or none.
/// Answers its index in draft.jumps.
size_t emitJump(OpPlanner& planner, rt::KernelId kernel, std::optional<int32_t> condition);

/// Drops a record that no jump leads to for its own sake: those that did lead to the next.
void dropRecord(PlanDraft& draft, size_t record);

/// Records `first` to `last`, which run again and again.
struct Loop {
    int32_t first = 0;
    int32_t last = 0;
};
std::vector<Loop> loopsOf(const PlanDraft& draft);

/// Up to which record what record `made` begins (-1: what is there at the start) must last, that
/// record `used` may use it: where a loop is around `used` alone, to its end.
int32_t endOfUse(std::span<const Loop> loops, int32_t made, int32_t used);

/// Writes the distances into the records.
void resolveJumps(PlanDraft& draft);

} // namespace tmw
