// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/histogram.h"

#include <string_view>

namespace tmw {

struct Calibration;

/// How the range that a tensor's steps cover is chosen from the values that were seen.
enum class RangeMethod : uint8_t {
    MinMax,     ///< all of them
    Percentile, ///< a share of them, cut at both ends alike
    Mse         ///< where the mean squared error of rounding and cutting is least
};
std::string_view toText(RangeMethod method); ///< "minmax", "percentile", "mse"
/// MinMax for any other word.
RangeMethod parseRangeMethod(std::string_view word);

struct RangeChoice {
    RangeMethod method = RangeMethod::MinMax;
    double percentile = 99.99; ///< of the values that stay inside, 50 to 100
};

/// Percentile: at each end at most half of what is left of 100 % is cut off, to the bin's edge.
/// Mse: of a value x the error is step^2 / 12 inside of the range, the squared distance to its end
/// outside, and nothing for 0, which is exact; the ends tried are parts of what was seen, in
/// fortieths and then, around the best, in 640ths.
Range chooseRange(const Histogram& values, const RangeChoice& choice, DataType activations);

/// The ranges of a calibration, chosen anew from its histograms.
void chooseRanges(Calibration& calibration, const RangeChoice& choice, DataType activations);

} // namespace tmw
