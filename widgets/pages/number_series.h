// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_series.h"
#include "widgets/viewmodels/number_rows.h"

namespace tmw::ui {

/// One model's answers to the test samples, as a plot shows them.
struct NumberSeries {
    QString name;
    SeriesRole role = SeriesRole::Float;
    const std::vector<NumberAnswer>* answers = nullptr;
};

/// Predicted over true.
ShownSeries overTruth(const NumberSeries& of);
/// Residuals over the input where there is one, else over what is true.
ShownSeries residualsOf(const NumberSeries& of, const Features& features);
/// Counts of residuals, for a plot that lies.
ShownSeries histogramOf(const NumberSeries& of, const ResidualHistogram& histogram);
/// What is true over the only input.
ShownSeries truthOverInput(const Features& features, const std::vector<NumberAnswer>& answers);
/// Predicted over the only input.
ShownSeries overInput(const NumberSeries& of, const Features& features);

} // namespace tmw::ui
