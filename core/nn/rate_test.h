// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

namespace tmw {

struct RatePoint {
    double rate = 0;
    double loss = 0;     ///< of the step's batch
    double smoothed = 0; ///< exponential mean, with what its beginning lacks put right
};

struct RateTest {
    std::vector<RatePoint> points;
    /// Where, before its least value, the smoothed loss falls most steeply over the logarithm of
    /// the rate, but from a tenth to a third of the rate at the least value; to one digit. Nothing
    /// where it never falls.
    std::optional<double> suggestion;
    bool diverged = false; ///< the loss ended it before the greatest rate
};

/// The learning-rate range test (L. N. Smith, "Cyclical Learning Rates for Training Neural
/// Networks", IEEE WACV 2017, arXiv:1506.01186): a training from new weights in which the rate
/// grows exponentially, from 1e-6 to 10, over the steps of three epochs (from 200 to 1,000 of
/// them). It ends early where the smoothed loss is four times the least one seen. Schedule and rate
/// of `options` do not count. Errors: those of train; nothing is tested: cancelled.
Result<RateTest> rateTest(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop = {}, const Progress& progress = {});

} // namespace tmw
