// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace tmw::cli {

/// Ctrl-C and SIGTERM ask work to stop; a second one ends the program at once.
void watchInterrupts();
std::stop_token interruptToken();

} // namespace tmw::cli
