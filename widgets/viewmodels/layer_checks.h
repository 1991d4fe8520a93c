// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/verify.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// CRC-32 of each layer's output on this computer and on each board, of the sample that was
/// compared last: a row a layer, a column a board, whose cells have a StepState as `extra`. "-"
/// where a board differed before.
QList<GridColumn> layerCheckColumns(const VerifyReport* report);
QList<GridRow> layerCheckRows(const VerifyReport& report, const TfliteModel& model);
/// The row of the earliest difference; -1: none.
int firstDifferentRow(const VerifyReport& report);

constexpr int kFirstCrcColumn = 3; ///< this computer's; the boards' follow, then the result

} // namespace tmw::ui
