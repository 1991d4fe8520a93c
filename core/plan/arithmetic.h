// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"

#include <map>

namespace tmw {

/// One product of a sum. Indices count elements, row-major, in the .tflite's layout.
struct Product {
    size_t input = 0;  ///< of the operator's first input
    size_t weight = 0; ///< of its weights
    double value = 0;  ///< as stored
    double factor = 0; ///< as stored
};

/// How one element of a weighted sum (FULLY_CONNECTED, CONV_2D, DEPTHWISE_CONV_2D) comes about:
/// sum = bias + sum of (value - inputZeroPoint) * factor. Of integers, `rescaled` is sum *
/// multiplier / 2^31 * 2^shift in the rounding of TensorFlow Lite Micro, and result =
/// clamp(rescaled
/// + zeroPoint).
struct ElementArithmetic {
    int32_t layer = 0; ///< index of the operator
    std::string op;
    int32_t tensor = 0; ///< of the output
    size_t element = 0;
    Shape position; ///< of the element
    DataType type = DataType::Float32;
    int32_t inputTensor = 0;
    int32_t weightTensor = 0;
    std::vector<Product> products; ///< in the order in which they are added
    size_t outside = 0;            ///< products left out: their taps lie in the padding
    int32_t inputZeroPoint = 0;
    double bias = 0;
    double sum = 0;
    std::optional<rt::Rescale> rescale; ///< integers only
    int32_t rescaled = 0;
    int32_t zeroPoint = 0;
    double low = 0; ///< clamp, inclusive
    double high = 0;
    double result = 0;
};

/// Bytes of tensors as stored, by index in the .tflite: of inputs and of what operators write.
using TensorValues = std::map<int32_t, std::vector<uint8_t>>;
/// From the initial state. Errors: those of Runner.
Result<TensorValues> valuesOf(Runner& runner, std::span<const Tensor> inputs);

/// Errors: arithmetic.no_layer, arithmetic.no_element, arithmetic.no_sum, those of planning.
Result<ElementArithmetic> explainElement(const TfliteModel& model, const TensorValues& values,
                                         int32_t layer, size_t element);

} // namespace tmw
