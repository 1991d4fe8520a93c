// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

// Operators that only move values: answers have the input's scale.

/// PAD.
Result<LayerTensor> writeZeroPadding(const LayerToWrite& from, ModelWriter& to);
/// RESIZE_NEAREST_NEIGHBOR.
Result<LayerTensor> writeUpsampling(const LayerToWrite& from, ModelWriter& to);
/// TRANSPOSE.
Result<LayerTensor> writePermute(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
