// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/convert.h"

namespace tmw {

/// The range that the int8 answer of each layer of a lowered graph is written with: the one that
/// was observed, or that of the concatenation it goes into, whose parts have one quantization, so
/// that they need not be rescaled. What other layers take as well, and answers with a fixed
/// quantization or that of their input, keep their own.
std::vector<Range> rangesToWrite(const Graph& lowered, const Calibration& calibration);

} // namespace tmw
