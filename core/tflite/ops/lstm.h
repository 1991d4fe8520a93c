// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// UNIDIRECTIONAL_SEQUENCE_LSTM, and STRIDED_SLICE where only the last step is answered. Integers
/// by the 8x8_16 and 16x8_16 schemes: one scale for each matrix, the cell in 16 bits with a power
/// of two as step. The latter where fusedLstm asks for it, for LiteRT has no such operator: else
/// see lstm_steps.h.
/// Errors: see writeSums.
Result<LayerTensor> writeLstm(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
