// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tmw::nn {

/// One step of Keras' SGD: velocity = momentum velocity - rate gradient; weight += velocity, or
/// with Nesterov momentum velocity - rate gradient. `count` is a multiple of 16, here and below.
void descend(float* weights, float* velocity, const float* gradient, size_t count, float rate,
             float momentum, bool nesterov);

/// One step of Keras' RMSprop (rho 0.9, epsilon 1e-7 under the root, no momentum):
/// v = rho v + (1 - rho) g^2; weight -= rate g / sqrt(v + epsilon).
void rmsProp(float* weights, float* squares, const float* gradient, size_t count, float rate);

/// Keras' decoupled weight decay, which comes before the step: weight -= weight share rate.
void decay(float* weights, size_t count, float share, float rate);

/// What Adam's step number makes of its rate: rate sqrt(1 - beta2^t) / (1 - beta1^t), in floats as
/// Keras takes it. t counts from 1.
float adamRate(double rate, unsigned long long step);

/// One step of Keras' Adam (beta1 0.9, beta2 0.999, epsilon 1e-7 beside the uncorrected root):
/// m += (g - m)(1 - beta1); v += (g^2 - v)(1 - beta2); weight -= m adamRate / (sqrt(v) + epsilon).
void adam(float* weights, float* first, float* second, const float* gradient, size_t count,
          float correctedRate);

/// Of a few thousand values: squares are added in floats, their chains in doubles.
double sumOfSquares(const float* values, size_t count);

} // namespace tmw::nn
