// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

/// Which of the two models alone is right about a sample.
enum class RightOne : uint8_t { Float, Int8 };

/// `kind`: of the other model.
QList<GridColumn> flipColumns(ModelKind kind);
/// A margin is the probability of the true class less the greatest of the others.
QList<GridRow> flipRows(const Compared& compared, RightOne right);
/// "18 of 420 test samples; McNemar exact p = 0.031"; empty for numbers.
QString flipsNote(const Comparison& comparison);

} // namespace tmw::ui
