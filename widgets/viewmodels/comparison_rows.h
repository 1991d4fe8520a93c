// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

/// Two lengths from 0 to 1 for the bars of a row: float, int8.
using BarPair = QPair<double, double>;

/// Float, int8 and the change, a row a measure.
QList<GridColumn> comparisonColumns();
QList<GridRow> comparisonRows(const Compared& compared);

/// "int8 takes 0.42 of the file, ... and loses 0.8 points of accuracy." in one sentence.
QString costSentence(const Compared& compared);
/// "No loss: 2 only float right, 1 only int8 right, p = 1"; empty for numbers.
QString flipsSentence(const Comparison& comparison);

/// Samples of which one of the two models alone is right.
QList<GridColumn> flipColumns();
QList<GridRow> flipRows(const Compared& compared);

/// Signal to noise of the layers that differ, in the order they run.
struct LayerBars {
    QStringList names;
    std::vector<double> decibels; ///< 0 where it is exact
    QStringList texts;
    QStringList exact;
};
LayerBars layerBars(const Comparison& comparison);

} // namespace tmw::ui
