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
/// exp(x) - 1 without loss near 0.
float exponentialMinusOne(float x);
/// The float nearest to the root. NaN or negative: NaN; -0 stays.
float squareRoot(float x);
/// Within 3e-7 of the error function.
float errorFunction(float x);
/// Within 2e-7 for |x| up to 1e4; beyond, with the precision that the float x has. NaN or infinite:
/// NaN.
float sine(float x);
float cosine(float x);
/// The angle of the point (x, y), -pi to pi; signs of zeros as C's atan2 has them. NaN: NaN.
float arcTangent2(float y, float x);
/// To a whole number: down, and to the nearest, ties to even.
float roundDown(float x);
float roundHalfEven(float x);
/// Natural. NaN or negative: NaN; 0: minus infinity; infinity: infinity.
float logarithm(float x);

} // namespace rt
} // namespace tmw
