// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/activation.h"

#include <cstdint>

namespace tmw::nn {

/// What a batch is compared with and where the answers go. Padded samples have the weight 0.
struct LossBatch {
    const float* answer = nullptr;   ///< in the form of `gradient`
    Batch gradient;                  ///< of the mean loss by `answer`
    const float* targets = nullptr;  ///< numbers: in the form of `gradient`
    const int32_t* labels = nullptr; ///< classes: one a sample
    const float* weights = nullptr;  ///< one a sample: what it counts / samples, or 0
    float* losses = nullptr;         ///< one a sample
    float* metrics = nullptr; ///< one a sample: mean absolute error; 1 or 0 for right or wrong
    float delta = 1;          ///< of Huber's loss
    float smoothing = 0;      ///< of labels
};

/// Mean over the outputs of (y - t)^2.
void squaredError(const LossBatch& batch);
/// Mean over the outputs of |y - t|; the slope at 0 is 0.
void absoluteError(const LossBatch& batch);
/// Mean over the outputs of (y - t)^2 / 2 up to a distance of delta, and a line from there.
void huber(const LossBatch& batch);
/// `answer` is the logit z before the sigmoid: max(z, 0) - z y + log(1 + e^-|z|). A smoothed label
/// is y (1 - s) + s / 2.
void binaryCrossEntropy(const LossBatch& batch);
/// `answer` holds the logits before the softmax: log of the sum of e^z, less z of the label. With
/// smoothing the label has 1 - s of the target, and all classes share s.
void categoricalCrossEntropy(const LossBatch& batch);

} // namespace tmw::nn
