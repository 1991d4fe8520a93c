// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// FULLY_CONNECTED, with relu and relu6 fused. Int8 weights have one scale for the whole tensor,
/// which every runtime takes, or one for each output, which needs newer ones; bias is int32 in
/// steps of input scale times weight scale. The scale of the weights grows where a bias would not
/// fit. Errors: convert.too_large (names the layer).
Result<LayerTensor> writeFullyConnected(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
