// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/nn/training.h"

namespace tmw {

/// What is likely to go wrong, before a training: one sample, a batch larger than the data, inputs
/// that never change, classes that a part of the split lacks.
std::vector<Remark> remarksBefore(const Features& features, const TrainOptions& options);

/// A dead network: the first epochs, or the last ones, without any gradient. Empty: it is not one.
Remark remarkOn(std::span<const EpochRecord> history);

} // namespace tmw
