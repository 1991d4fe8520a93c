// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// MEAN, SUB, MUL, MEAN, ADD, RSQRT and MUL, then gamma and beta as a depthwise convolution of one
/// tap, whose int8 weights have a scale for each channel. In integers an epsilon below
/// half a step of the variance is left out: RSQRT answers its greatest value for 0.
/// Errors: see writeSums.
Result<LayerTensor> writeLayerNormalization(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
