// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

#include <cstdint>
#include <vector>

namespace tmw {

/// At most `limit` samples of the training part that stand for all: of each class its share, and at
/// least one where that can be; by numbers, evenly over the first target's ranks, least and
/// greatest among them. The same every time.
std::vector<uint32_t> representativeSamples(const Features& features, size_t limit);

} // namespace tmw
