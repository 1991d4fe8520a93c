// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/evaluation_rows.h"

namespace tmw::ui {

/// A sample and how far it is from what the network made of it.
struct SampleError {
    size_t at = 0; ///< within the part
    uint32_t sample = 0;
    double error = 0;
    bool above = false;
};
/// Greatest first, so many at most.
std::vector<SampleError> sampleErrors(std::span<const uint32_t> part, const AnomalyMetrics& metrics,
                                      size_t most);

QList<GridColumn> errorColumns();
QList<GridRow> errorRows(const Features& features, const std::vector<SampleError>& errors);
/// How many of each class lie above the threshold.
QList<GridColumn> aboveColumns();
QList<GridRow> aboveRows(const AnomalyMetrics& metrics);

/// Large numbers of a reconstruction.
QList<Figure> anomalyFigures(const Evaluated& evaluated);
/// "Finds 120 of 130 anomalies, with 3 false alarms among 260 normal test samples."
QString anomalySentence(const Evaluated& evaluated);
/// "anomaly", "normal"; empty where it is not told.
QString normalWord(const std::optional<bool>& normal);

} // namespace tmw::ui
