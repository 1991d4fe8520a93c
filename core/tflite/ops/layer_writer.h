// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"
#include "core/quant/model_kind.h"
#include "core/tflite/model_writer.h"

#include <optional>
#include <span>

namespace tmw {

/// A tensor of the file that a layer takes or makes; without quantization it is float.
struct LayerTensor {
    int32_t index = 0;
    std::optional<Quantization> quantization;
};

/// A layer of a lowered graph on its way into the file.
struct LayerToWrite {
    const GraphLayer& layer;
    std::span<const float> weights; ///< the whole model's
    std::span<const LayerTensor> inputs;
    LayerTensor input;                ///< the first
    const Range* range = nullptr;     ///< of its answers; null: float
    const GraphLayer* next = nullptr; ///< which takes them, if one alone does
    bool perChannel = false;          ///< int8 weights have a scale for each answer of the layer
    ModelKind kind = ModelKind::Float;
    std::span<const Range> inside = {}; ///< of what LayerOps::inside shows
    bool fusedLstm = false;             ///< of int16 activations: as one operator
};

/// Writes operator, constants and output of one kind of layer; answers its output.
using WriteLayer = Result<LayerTensor> (*)(const LayerToWrite& from, ModelWriter& to);

/// The one for this layer.
WriteLayer layerWriter(const LayerSpec& spec);

/// Of a sample inside the file: a batch of one in front, and signals as images of height 1, which
/// the operators for images take.
Shape tensorShape(const Shape& sample);

} // namespace tmw
