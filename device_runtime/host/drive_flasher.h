// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "device_runtime/host/boards.h"
#include "device_runtime/host/system_roots.h"

#include <chrono>
#include <filesystem>

namespace tmw {

struct DriveLimits {
    std::chrono::milliseconds appear{10'000}; ///< until the board's drive is there
    std::chrono::milliseconds vanish{30'000}; ///< until it takes the image and restarts
};

/// Copies an image to the drive that the board shows, by its label, and waits until the drive
/// vanishes, by which a bootloader says that it took the image. A probe that comes back with a
/// FAIL.TXT is quoted. Errors: flash.wrong_image, flash.no_drive, flash.drive_not_mounted,
/// flash.drive_read_only, flash.drive_full, flash.drive_failed, flash.drive_stays,
/// flash.probe_refused, file.*, job.cancelled.
Status copyToBoardDrive(const BoardRow& board, const std::filesystem::path& image,
                        const Progress& progress = {}, std::stop_token stop = {},
                        const SystemRoots& roots = {}, const DriveLimits& limits = {});

} // namespace tmw
