// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"

#include <string>

namespace tmw {

/// Rules for udev by which whoever sits at the computer may use the boards' ports, probes and
/// bootloaders, and ModemManager leaves them alone: a line for each USB number of the rows.
std::string udevRules(std::span<const BoardRow> rows);

} // namespace tmw
