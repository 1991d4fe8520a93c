// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace tmw {

struct ProcessResult {
    int exitCode = 0;   ///< 128 + signal where one ended it
    std::string output; ///< standard output and error together, the first 64 KB
};

/// Runs a program, found by PATH, in `folder`, and waits. Past `limit`, or when `stop` is asked,
/// it and what it started are killed. Errors: process.not_found, process.failed,
/// process.too_long, job.cancelled.
Result<ProcessResult> runProcess(const std::vector<std::string>& command,
                                 const std::filesystem::path& folder,
                                 std::chrono::milliseconds limit, std::stop_token stop = {});

} // namespace tmw
