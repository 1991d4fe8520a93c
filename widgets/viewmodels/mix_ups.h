// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/metrics.h"

#include <vector>

namespace tmw::ui {

/// Samples of one class that were taken for another.
struct MixUp {
    int truth = 0;
    int predicted = 0;
    size_t samples = 0;
};

/// Most samples first; of equal ones in the order of the matrix.
std::vector<MixUp> mixUps(const ClassificationMetrics& metrics);
/// Samples of the two classes that are most mixed up, either way, and all errors.
struct MixedPair {
    int first = 0;
    int second = 0;
    size_t samples = 0; ///< 0: nothing is mixed up
    size_t errors = 0;
};
MixedPair mostMixedUp(const ClassificationMetrics& metrics);

} // namespace tmw::ui
