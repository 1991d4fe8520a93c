// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

namespace tmw {

/// Fills names, shape and raw values from the array of `data`, for out.sourceRow.
void fillFromArray(const Dataset& data, Features& out);

/// Fills inputContract: bytes by one divisor, else mean 0 and deviation 1 of each channel over the
/// training part, where that is on.
void scaleArray(const SampleArray& array, const FeatureOptions& options, Features& out);

} // namespace tmw
