// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/layer_writer.h"

#include "core/ops/op_table.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/fully_connected.h"
#include "core/tflite/ops/gru.h"
#include "core/tflite/ops/layer_normalization.h"
#include "core/tflite/ops/lstm.h"
#include "core/tflite/ops/merge.h"
#include "core/tflite/ops/moves.h"

namespace tmw {

namespace {
/// Null: lowering leaves none of them.
constexpr WriteLayer kWriters[] = {tflite::writeFullyConnected,
                                   tflite::writeActivation,
                                   tflite::writeConvolution,
                                   tflite::writeConvolution,
                                   tflite::writeDepthwise,
                                   tflite::writeDepthwise,
                                   tflite::writeConv2DTranspose,
                                   tflite::writeMaxPool,
                                   tflite::writeAveragePool,
                                   tflite::writeZeroPadding,
                                   tflite::writeUpsampling,
                                   tflite::writePermute,
                                   nullptr,
                                   tflite::writeLayerNormalization,
                                   tflite::writeLstm,
                                   tflite::writeGru,
                                   tflite::writeReshape,
                                   nullptr,
                                   nullptr,
                                   tflite::writeAdd,
                                   tflite::writeMultiply,
                                   tflite::writeConcatenation};
static_assert(std::size(kWriters) == kOpCount, "one row per alternative of LayerSpec");
} // namespace

WriteLayer layerWriter(const LayerSpec& spec) {
    return kWriters[spec.index()];
}

Shape tensorShape(const Shape& sample) {
    Shape shape = sample.size() == 2 ? Shape{1, 1} : Shape{1};
    shape.insert(shape.end(), sample.begin(), sample.end());
    return shape;
}

} // namespace tmw
