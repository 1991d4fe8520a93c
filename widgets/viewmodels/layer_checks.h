// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/verify.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// CRC-32 of each layer's output on this computer and on each board, of the sample that was
/// compared last: a row a layer, a column a board. "-" where a board differed before.
QList<GridColumn> layerCheckColumns(const VerifyReport* report);
QList<GridRow> layerCheckRows(const VerifyReport& report, const TfliteModel& model);
/// The row of the earliest difference; -1: none.
int firstDifferentRow(const VerifyReport& report);

constexpr int kCheckResultColumn = 3;
constexpr int kFirstCrcColumn = 4; ///< this computer's; the boards' follow

} // namespace tmw::ui
