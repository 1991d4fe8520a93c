// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

namespace tmw {

/// The same network with one layer for each operator of its .tflite, and its weights. Relu and
/// relu6 stay in, or go into, the layer of sums before them; other activations become layers of
/// their own; linear activations, dropout and noise go. Zeros around go into the convolution after
/// them where its "same" padding is just these. Batch normalization goes into the weights of the
/// layer before it, by its moving averages, or becomes a depthwise convolution. The layer that ends
/// one of the model's has its name; the sums in front of a separate activation are "NAME.sums".
/// Sums and products of several tensors become such of two. What another layer takes as well is
/// left as it is. Errors: convert.no_operator.
Result<TrainedModel> lower(const TrainedModel& model);

} // namespace tmw
