// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"
#include "core/tflite/ops/sums.h"

namespace tmw::tflite {

/// CONV_2D and DEPTHWISE_CONV_2D, with relu and relu6 fused and a scale of int8 weights for each
/// filter. Signals are images of height 1. The format wants a bias: zeros where there is none.
/// Errors: see writeSums.
Result<LayerTensor> writeConvolution(const LayerToWrite& from, ModelWriter& to);
Result<LayerTensor> writeDepthwise(const LayerToWrite& from, ModelWriter& to);
/// CONV_2D of one tap with these sums; the shape of the kernel is units x 1 x 1 x channels.
Result<LayerTensor> writePointwise(const LayerToWrite& from, const Sums& sums, ModelWriter& to);
/// DEPTHWISE_CONV_2D of one tap with these sums: a scale and an offset for each channel.
Result<LayerTensor> writeOneTap(const LayerToWrite& from, const Sums& sums, ModelWriter& to);

/// TRANSPOSE_CONV, without a fused activation: older runtimes would pass over it in silence.
Result<LayerTensor> writeConv2DTranspose(const LayerToWrite& from, ModelWriter& to);

/// MAX_POOL_2D and AVERAGE_POOL_2D. Answers have the input's scale.
Result<LayerTensor> writeMaxPool(const LayerToWrite& from, ModelWriter& to);
Result<LayerTensor> writeAveragePool(const LayerToWrite& from, ModelWriter& to);

/// RESHAPE.
Result<LayerTensor> writeReshape(const LayerToWrite& from, ModelWriter& to);
LayerTensor addReshape(const LayerTensor& input, const std::string& name, const Shape& shape,
                       ModelWriter& to);

} // namespace tmw::tflite
