// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// An activation as an operator of its own. Int8 answers have the fixed quantization that
/// TensorFlow Lite's 8-bit specification asks for (logistic and softmax: 1/256 and -128; tanh:
/// 1/128 and 0), the input's (relu6), or that of the observed range. Int16 answers have 1/32768 and
/// 0, or the input's.
Result<LayerTensor> writeActivation(const LayerToWrite& from, ModelWriter& to);

/// The part of a tensor's range that matters to `next`, which takes it: beyond it the int8 or int16
/// answer of an activation is its last step already, and a narrower range is a finer one.
Range usefulRange(Range range, const GraphLayer* next, DataType type);
Range usefulRange(Range range, Activation next, DataType type);

} // namespace tmw::tflite
