// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

#include <limits>
#include <span>
#include <vector>

namespace tmw::ui {

/// One number predicted for a sample.
struct NumberAnswer {
    size_t at = 0; ///< within the part that is looked at
    uint32_t sample = 0;
    double truth = 0;
    double predicted = 0;
    double residual() const { return predicted - truth; }
};
std::vector<NumberAnswer> numberAnswers(const Features& features, std::span<const uint32_t> part,
                                        const std::vector<float>& predictions, size_t target);
/// Greatest error first, so many at most.
std::vector<NumberAnswer> worstFirst(std::vector<NumberAnswer> answers,
                                     size_t most = std::numeric_limits<size_t>::max());
QList<GridColumn> worstColumns();
QList<GridRow> worstRows(const Features& features, const std::vector<NumberAnswer>& answers);

struct ResidualHistogram {
    std::vector<double> centres;
    std::vector<double> counts;
    double reach = 1; ///< bins cover [-reach, reach]
};
/// Of residuals, around 0.
ResidualHistogram residualHistogram(const std::vector<NumberAnswer>& answers);

struct ResidualStats {
    double mean = 0;
    double deviation = 0; ///< standard deviation, of n - 1
    size_t inside = 0;    ///< of the band
    /// 1.96 standard deviations to each side of 0: 95 % where residuals are normal and not biased.
    double band() const { return 1.96 * deviation; }
};
ResidualStats residualStats(const std::vector<NumberAnswer>& answers);

/// The greatest difference of two models' answers.
double largestGap(const std::vector<NumberAnswer>& first, const std::vector<NumberAnswer>& second);

} // namespace tmw::ui
