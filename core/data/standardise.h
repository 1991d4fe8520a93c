// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

#include <vector>

namespace tmw {

/// The input contract of a table: numbers to mean 0 and deviation 1 of the training part where
/// `on`, what is part of a one-hot as it is.
void standardiseColumns(const std::vector<bool>& isNumber, bool on, Features& out);
/// Raw values through the contract.
void applyContract(Features& out);
/// The scaling of targets, fitted on the training part; identity where not `on`.
void standardiseTargets(bool on, Features& out);

} // namespace tmw
