// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"
#include "device_runtime/plan/records.h"

namespace tmw {

/// The multiplier and shift TensorFlow Lite computes for a real factor (not negative, finite):
/// factor = multiplier / 2^31 * 2^shift. Below 2^-32: zero; above 2^30: the greatest there is.
rt::Rescale rescaleOf(double factor);

/// A per-tensor scale and zero point.
struct AffineQuantization {
    float scale = 0;
    int32_t zeroPoint = 0;
};

/// The inclusive clamp of a fused or standalone activation on integers of `type`.
struct IntegerClamp {
    int32_t low = 0;
    int32_t high = 0;
};
struct FloatClamp {
    float low = 0;
    float high = 0;
};

/// Activations that are a clamp; others are refused by the operators.
enum class ClampKind { None, Relu, ReluN1To1, Relu6 };
IntegerClamp clampOf(ClampKind kind, const AffineQuantization& output, DataType type);
FloatClamp clampOf(ClampKind kind);

} // namespace tmw
