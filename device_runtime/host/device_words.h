// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/base/status.h"
#include "device_runtime/link/messages.h"

#include <string_view>

namespace tmw {

// Words for what a board answers; stable, so that documents can use them.

/// "empty", "candidate", "previous", "running", "damaged", "trial", "reverted".
std::string_view toText(rt::SlotState state);
/// "unknown", "power_on", "pin", "software", "watchdog".
std::string_view toText(rt::StartCause cause);
/// "none", "hard_fault", "memory_fault", "bus_fault", "usage_fault".
std::string_view toText(rt::CrashKind kind);
/// A sentence's part: cause and cure of what a board answered.
std::string_view explain(rt::Status status);

} // namespace tmw
