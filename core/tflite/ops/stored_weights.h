// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/sums.h"

namespace tmw::tflite {

/// The kernel as a float tensor: a constant, or for kinds that store weights in fewer bits a
/// constant with DEQUANTIZE behind it, which every runtime has and planning does in advance. One of
/// int8 with a scale for each unit is dequantized by 1 and multiplied by the scales: TensorFlow
/// Lite Micro's DEQUANTIZE knows no scale but the first. Errors: convert.half (names the layer).
Result<int32_t> addStoredKernel(const LayerToWrite& from, const Sums& sums, bool perUnit,
                                ModelWriter& to);

} // namespace tmw::tflite
