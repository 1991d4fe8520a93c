// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/device.h"

#include <string>

namespace tmw::cli {

/// Uploads, checks on test vectors and activates; remembers which model it was.
/// Errors: upload.check_failed where the board answers unlike the desktop; the old model runs on.
Result<UploadReport> uploadChecked(Session& session, BoardSession& board,
                                   const PlacedModel& placed);

/// The model that was uploaded to a board last, as a MODEL and its run.
struct UploadedModel {
    std::string model;
    int run = 0;
};
/// Errors: monitor.nothing_uploaded.
Result<UploadedModel> lastUploaded(std::string_view board);

} // namespace tmw::cli
