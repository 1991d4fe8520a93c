// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/device.h"

#include <string>

namespace tmw::cli {

/// Uploads, checks on test vectors and activates; remembers which model it was.
/// Errors: upload.check_failed where the board answers unlike the desktop; the old model runs on.
Result<UploadReport> uploadChecked(Session& session, BoardSession& board,
                                   const PlacedModel& placed);

/// A model that was uploaded to a board from here, as a MODEL and its run.
struct UploadedModel {
    std::string model;
    int run = 0;
};
/// By the hash of its .tflite; nothing where it is not known here.
std::optional<UploadedModel> uploadedModel(std::string_view board, std::string_view sha256);
/// The one that runs now. Errors: monitor.runs_none, monitor.nothing_uploaded.
Result<UploadedModel> runningUploaded(BoardSession& board);

} // namespace tmw::cli
