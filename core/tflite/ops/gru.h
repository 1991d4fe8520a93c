// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// The format has no operator for a GRU: two convolutions of one tap for what the inputs give, then
/// thirteen small operators for each step (STRIDED_SLICE, FULLY_CONNECTED, ADD, LOGISTIC, MUL, TANH
/// and SUB); weights stand once.
/// Errors: see writeSums.
Result<LayerTensor> writeGru(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
