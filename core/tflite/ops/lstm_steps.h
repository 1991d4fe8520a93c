// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// An LSTM as a convolution of one tap for what the inputs give, then thirteen small operators for
/// each step (STRIDED_SLICE, FULLY_CONNECTED, ADD, LOGISTIC, TANH and MUL); weights stand once.
/// Errors: see writeSums.
Result<LayerTensor> writeLstmSteps(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
