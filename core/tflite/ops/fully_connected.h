// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// FULLY_CONNECTED, with relu and relu6 fused. One scale for the whole tensor of int8 weights,
/// which every runtime takes, or one for each output, which needs newer ones. Errors: see
/// writeSums.
Result<LayerTensor> writeFullyConnected(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
