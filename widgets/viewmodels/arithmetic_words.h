// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// How an element comes about, a label and a value for each step.
QList<std::pair<QString, QString>> arithmeticSteps(const ElementArithmetic& made);
/// The same as one sentence.
QString arithmeticSentence(const ElementArithmetic& made);

QList<GridColumn> productColumns();
/// Those that weigh most first; at most 1,000.
QList<GridRow> productRows(const ElementArithmetic& made);

/// "0, 3, 2, 5": where an element lies.
QString positionText(const Shape& position);

} // namespace tmw::ui
