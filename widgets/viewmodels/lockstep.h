// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_spots.h"

#include <QString>

namespace tmw::ui {

/// Which boards run a model in step with this computer, and on what.
struct LockstepRequest {
    QList<BoardSpot> boards = {};
    uint32_t seed = 1;  ///< of the first generated sample
    size_t samples = 1; ///< one seed after the other
};

/// Every layer on all of them, up to the first that differs; what runs on the boards stays. Errors:
/// those of planning and of verifyBoards.
Result<VerifyReport> runLockstep(const TfliteModel& model, const LockstepRequest& request,
                                 const Progress& progress, std::stop_token stop);

/// "Putting the model on mps2-an386 (40 %)", then "Sample 2 of 4: mps2-an386, step 5 of 13;
/// microbit, step 3 of 13".
QString lockstepWords(const VerifyState& state);
/// Tells a job of it; `progress` must outlive it.
VerifyProgress lockstepProgress(const Progress& progress);

/// "4 samples of 13 layers on 2 boards: the same bits in every layer".
QString lockstepLine(const VerifyReport& report);

} // namespace tmw::ui
