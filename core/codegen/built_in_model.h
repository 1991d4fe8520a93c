// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <string>

namespace tmw {

/// built_in_model.cpp of the companion firmware, with the plan in it.
std::string builtInModelSource(const Plan& plan);

} // namespace tmw
