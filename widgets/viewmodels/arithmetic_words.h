// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// How an element comes about, a row for each step: what is done, with which numbers, the result.
QList<GridColumn> stepColumns();
QList<GridRow> stepRows(const ElementArithmetic& made);
/// The same as one sentence.
QString arithmeticSentence(const ElementArithmetic& made);

/// What goes in: of a weighted sum its products, those that weigh most first, of others the values
/// that are read, in their order; at most 1,000.
QList<GridColumn> sourceColumns(bool products);
QList<GridRow> sourceRows(const ElementArithmetic& made, const TfliteModel& model);
/// What they are, for the line above them: "80 products, those that weigh most first".
QString sourceLine(const ElementArithmetic& made);

/// "0, 3, 2, 5": where an element lies.
QString positionText(const Shape& position);

} // namespace tmw::ui
