// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/schedule.h"

#include "core/nn/power.h"

#include <algorithm>
#include <limits>

namespace tmw::nn {

double cosineOfPi(double x) {
    if (x > 0.5)
        return -cosineOfPi(1 - x);
    const double square = x * x * (3.14159265358979323846 * 3.14159265358979323846);
    double sum = 1;
    for (int k = 24; k >= 2; k -= 2)
        sum = 1 - square * sum / (k * (k - 1));
    return sum;
}

Schedule::Schedule(const TrainOptions& options, uint64_t stepsPerEpoch)
    : options_(options.schedule), base_(options.rate), stepsPerEpoch_(stepsPerEpoch),
      warmup_(static_cast<uint64_t>(options.schedule.warmup) * stepsPerEpoch),
      total_(static_cast<uint64_t>(options.epochs) * stepsPerEpoch), level_(options.rate),
      best_(std::numeric_limits<double>::infinity()) {}

double Schedule::rate(uint64_t step) const {
    if (step < warmup_)
        return base_ * (static_cast<double>(step + 1) / static_cast<double>(warmup_));
    const uint64_t since = step - warmup_;
    switch (options_.kind) {
    case ScheduleKind::Constant:
        break;
    case ScheduleKind::Step:
        return base_ * power(options_.factor,
                             since / (static_cast<uint64_t>(options_.every) * stepsPerEpoch_));
    case ScheduleKind::Cosine: {
        const auto span = static_cast<double>(std::max<uint64_t>(total_, warmup_ + 1) - warmup_);
        const double share = std::min(1.0, static_cast<double>(since) / span);
        const double least = std::min(options_.leastRate, base_);
        return least + (base_ - least) * 0.5 * (1 + cosineOfPi(share));
    }
    case ScheduleKind::Plateau:
        return level_;
    }
    return base_;
}

void Schedule::see(double loss) {
    if (loss < best_) {
        best_ = loss;
        waited_ = 0;
    } else {
        ++waited_;
    }
    if (++epochs_ <= options_.warmup)
        waited_ = 0;
    if (waited_ < options_.patience)
        return;
    waited_ = 0;
    level_ = std::min(level_, std::max(level_ * options_.factor, options_.leastRate));
}

} // namespace tmw::nn
