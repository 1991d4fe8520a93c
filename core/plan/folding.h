// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_draft.h"

namespace tmw {

/// Records from `first` on, all of one operator, that read nothing but constants are run now, and
/// their outputs become constants. Results of more than a megabyte stay to be computed each time.
void foldConstants(PlanDraft& draft, size_t first);

} // namespace tmw
