// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_draft.h"

namespace tmw {

/// Checks operator `index` of the draft's graph and adds what it becomes; what it makes of
/// constants is computed now.
Status planOperator(PlanDraft& draft, int32_t index);
/// The same, but what is made of constants keeps its records.
Status planUnfolded(PlanDraft& draft, int32_t index);

} // namespace tmw
