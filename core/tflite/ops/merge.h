// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// ADD and MUL of two tensors, with the activation that fuses.
Result<LayerTensor> writeAdd(const LayerToWrite& from, ModelWriter& to);
Result<LayerTensor> writeMultiply(const LayerToWrite& from, ModelWriter& to);

/// CONCATENATION along the last dimension. Int8 parts of another quantization than the whole go
/// through QUANTIZE first: the operator copies.
Result<LayerTensor> writeConcatenation(const LayerToWrite& from, ModelWriter& to);

} // namespace tmw::tflite
