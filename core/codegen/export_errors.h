// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace tmw {

inline constexpr ErrorKind kExportResource{
    "export.resource",
    "The program's own file %1 cannot be used: %2. Build or install the program again."};
inline constexpr ErrorKind kExportArduinoCore{
    "export.arduino_core", "Arduino libraries are for the generic core. Leave --core out."};
inline constexpr ErrorKind kExportPlanRefused{
    "export.plan_refused", "The runtime refuses the plan with status %1. It is damaged, or made "
                           "for another version of the program: plan the model again."};

} // namespace tmw
