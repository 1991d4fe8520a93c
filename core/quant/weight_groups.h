// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/rounding.h"
#include "core/quant/convert.h"

namespace tmw {

/// Which weights of a lowered network become integers in the file, and which of them share a scale
/// there. Biases are fine enough to be left out.
std::vector<nn::WeightGroups> weightGroups(const Graph& lowered, ModelKind kind,
                                           const ConvertOptions& options);

} // namespace tmw
