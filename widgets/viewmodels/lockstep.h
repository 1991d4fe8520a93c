// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/deploy.h"
#include "widgets/viewmodels/grid_model.h"

#include <QString>

namespace tmw::ui {

/// Where a model runs in step with this computer: a board, emulated where it has no port.
struct LockstepRequest {
    const BoardRow* board = nullptr;
    QString port = {};
    uint32_t seed = 1;  ///< of the first generated sample
    size_t samples = 1; ///< one seed after the other
};

/// Every layer on both sides, up to the first that differs; what runs on the board stays. Errors:
/// those of planning, of boards and of verifyModel.
Result<VerifyReport> runLockstep(const TfliteModel& model, const LockstepRequest& request,
                                 const Progress& progress, std::stop_token stop);

/// "4 samples, 13 layers each: the same bits".
QString lockstepLine(const VerifyReport& report);

/// CRC-32 of each layer's output on both sides, of the sample that was compared last.
QList<GridColumn> layerCheckColumns();
QList<GridRow> layerCheckRows(const VerifyReport& report, const TfliteModel& model);
constexpr int kHostCrcColumn = 3;
constexpr int kBoardCrcColumn = 4;

} // namespace tmw::ui
