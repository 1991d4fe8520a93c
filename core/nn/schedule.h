// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

namespace tmw::nn {

/// cos(pi x) for x in [0, 1], within 1e-15, from IEEE basic operations: no libm, whose bits differ
/// between machines.
double cosineOfPi(double x);

/// The rate of each step. All but Plateau are functions of the step alone; Plateau follows the
/// losses, and gets them again from the history when training goes on.
class Schedule {
public:
    Schedule(const TrainOptions& options, uint64_t stepsPerEpoch);

    /// `step` from 0. Cosine and Step are Keras' CosineDecay and ExponentialDecay (staircase), by
    /// step and from the end of the warm-up; in that, step k of w has (k + 1) / w of the rate.
    double rate(uint64_t step) const;
    /// After each epoch: the loss that is watched. Keras' ReduceLROnPlateau, where any better loss
    /// counts and the epochs of the warm-up do not.
    void see(double loss);

private:
    ScheduleOptions options_;
    double base_;
    uint64_t stepsPerEpoch_;
    uint64_t warmup_; ///< steps
    uint64_t total_;  ///< steps
    double level_;    ///< Plateau: the rate now
    double best_;
    int epochs_ = 0;
    int waited_ = 0;
};

} // namespace tmw::nn
