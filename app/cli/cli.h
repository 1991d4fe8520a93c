// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/json_fields.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace tmw::cli {

/// Exit codes of the program.
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kDoesNotHold = 3;
constexpr int kInterrupted = 130;

/// What a verb answers: one document (null where its lines were printed already), and the same for
/// people.
struct Outcome {
    Json json = Json::object();
    std::string text = {};
    int exitCode = kDone;
};

/// Options that every verb takes, and what its work needs of the terminal.
class Session {
public:
    bool json = false;
    bool jsonLines = false; ///< a document is one line (monitor)
    int threads = 0;
    std::optional<uint64_t> seed;

    std::stop_token stop() const;
    /// Draws a bar on standard error when that is a terminal: per cent, what is done, time left.
    Progress progress() const;
    /// Words for people while work goes on, on standard error.
    void say(const std::string& words) const;
    /// A line on standard output right away (monitor).
    void line(const std::string& text) const;
};

using Action = std::function<Result<Outcome>(Session&)>;

} // namespace tmw::cli
