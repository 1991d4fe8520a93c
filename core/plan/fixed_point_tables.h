// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/record_parts.h"

#include <cstdint>
#include <vector>

namespace tmw {

// The transcendental functions of TensorFlow Lite's fixed point, bit for bit. Argument and result
// are 32-bit numbers with the fraction bits named.

/// exp(x) in Q31 for x <= 0 with 26 fraction bits.
int32_t fixedExp(int32_t x);
/// 1 / (1 + exp(-x)) in Q31 for x with 27 fraction bits.
int32_t fixedLogistic(int32_t x);
/// tanh(x) in Q31 for x with 27 fraction bits.
int32_t fixedTanh(int32_t x);

/// exp(-i * factor) in Q31 for i from 0 to the last, of at most 255, that the fixed point of
/// softmax can hold; and how differences become that fixed point, of 26 fraction bits.
std::vector<int32_t> expTable(double factor);
rt::Rescale expRescale(double factor);

/// The greatest |input| whose rescaled value keeps `integerBits` before the binary point, for a
/// rescaling that shifts left by `leftShift`.
int32_t inputRadius(int integerBits, int leftShift);

} // namespace tmw
