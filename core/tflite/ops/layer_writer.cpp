// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/layer_writer.h"

#include "core/ops/op_table.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/fully_connected.h"

namespace tmw {

namespace {
constexpr WriteLayer kWriters[] = {tflite::writeFullyConnected, tflite::writeActivation, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
static_assert(std::size(kWriters) == kOpCount, "one row per alternative of LayerSpec");
} // namespace

WriteLayer layerWriter(const LayerSpec& spec) {
    return kWriters[spec.index()];
}

Shape batchOfOne(const Shape& sample) {
    Shape shape{1};
    shape.insert(shape.end(), sample.begin(), sample.end());
    return shape;
}

} // namespace tmw
