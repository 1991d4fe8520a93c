// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_draft.h"

namespace tmw {

/// A variable's value that is not needed once the variable is assigned to is read where it is kept,
/// and the record that copies it is dropped.
void readWhereKept(PlanDraft& draft);

} // namespace tmw
