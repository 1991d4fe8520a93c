// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

#include <QMetaType>

namespace tmw::ui {

/// A bar as a length from 0 to 1, and its interval where it has one.
struct SideBar {
    double length = 0;
    double low = 0;
    double high = 0;
    bool interval() const { return low < high; }
};
/// The bars of a row: float, int8.
struct BarPair {
    SideBar inFloat;
    SideBar int8;
};

/// Float, int8 and the change, a row a measure. The head of the bars says where accuracy starts;
/// null: nothing is compared yet.
QList<GridColumn> comparisonColumns(const Compared* compared);
QList<GridRow> comparisonRows(const Compared& compared);

/// "int8 takes 0.42 of the file, ... and loses 0.8 points of accuracy." in one sentence.
QString costSentence(const Compared& compared);
/// "No loss: 2 only float right, 1 only int8 right, p = 1"; empty for numbers.
QString flipsSentence(const Comparison& comparison);

} // namespace tmw::ui

Q_DECLARE_METATYPE(tmw::ui::BarPair)
