// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <string>

namespace tmw {

/// kernel_table.cpp of the runtime, with the kernels that the plan's records name and no others.
std::string kernelTableSource(const Plan& plan);

} // namespace tmw
