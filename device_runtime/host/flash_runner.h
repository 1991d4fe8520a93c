// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "device_runtime/host/flash_tools.h"

#include <chrono>

namespace tmw {

struct FlashLimits {
    /// Without a byte of output: OpenOCD writes a megabyte without a word.
    std::chrono::milliseconds silence{180'000};
    std::chrono::milliseconds total{600'000};
};

/// Runs a board's tool on an image and waits for its end. Asked to stop, the tool gets SIGTERM and
/// 2 s later SIGKILL, with what it started. Errors: flash.no_tool, which names package and command;
/// flash.wrong_image; flash.needs_port; flash.silent; flash.too_long; those of the tool's rows;
/// job.cancelled.
Status runFlashTool(const BoardRow& board, const FlashTarget& target, const Progress& progress = {},
                    std::stop_token stop = {}, const FlashLimits& limits = {});

} // namespace tmw
