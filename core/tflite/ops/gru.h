// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// The format has no operator for a GRU: two convolutions of one tap for what the inputs give, then
/// fourteen small operators for each step (STRIDED_SLICE, FULLY_CONNECTED, ADD, LOGISTIC, MUL, TANH
/// and SUB), about 5 KB of file; weights stand once.
/// Errors: see writeSums.
Result<LayerTensor> writeGru(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
