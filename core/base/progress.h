// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace tmw {

/// Called from the thread that does the work: `fraction` from 0 to 1, `what` is being done.
using Progress = std::function<void(double fraction, std::string_view what)>;

} // namespace tmw
