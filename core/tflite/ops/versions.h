// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// Of an operator, by the type of its activations.
struct Versions {
    OperatorVersion inFloat;
    OperatorVersion int8;
    OperatorVersion int16;
};

constexpr OperatorVersion versionFor(const LayerToWrite& from, const Versions& versions) {
    if (!from.range)
        return versions.inFloat;
    return from.input.quantization->type == DataType::Int16 ? versions.int16 : versions.int8;
}

} // namespace tmw::tflite
