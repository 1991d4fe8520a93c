// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tmw {
namespace rt {

// Transcendental functions from IEEE additions, multiplications and divisions of floats alone, so
// that every core, with or without a floating-point unit, gives the same bits. Within 4e-7 of the
// true value, relative.

/// NaN: NaN; above 88.72: infinity; results below 2^-126 lose digits, then become 0.
float exponential(float x);
/// NaN: NaN; infinities: -1 and 1. Odd.
float hyperbolicTangent(float x);
/// 1 / (1 + exp(-x)). NaN: NaN; infinities: 0 and 1.
float logistic(float x);
/// Natural. NaN or negative: NaN; 0: minus infinity; infinity: infinity.
float logarithm(float x);

} // namespace rt
} // namespace tmw
