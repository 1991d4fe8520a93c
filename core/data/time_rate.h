// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <optional>

namespace tmw {

/// Rows a second, by the usual step of the first column of times: numbers whose unit, or the end of
/// whose name ("time_ms"), is known. Nothing where there is none.
std::optional<double> rateOf(const Dataset& data);

} // namespace tmw
