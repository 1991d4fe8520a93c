// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <vector>

namespace tmw {

/// Memory of the arena and when it is needed, for people to look at.
struct ArenaBlock {
    std::string name; ///< of the tensors that lie there, first written first
    uint64_t offset = 0;
    uint64_t bytes = 0;
    size_t first = 0; ///< steps, both included
    size_t last = 0;
};

/// The arena over one run. Step 0 puts the input in, each later one runs a record.
struct ArenaTimeline {
    std::vector<std::string> steps; ///< what each writes
    std::vector<uint64_t> alive;    ///< bytes in use while each step runs
    std::vector<ArenaBlock> blocks; ///< in order of `first`
    uint64_t arenaBytes = 0;
    size_t peak = 0; ///< the first step with the most bytes in use
};

/// `plan` must be one of `model`.
ArenaTimeline arenaTimeline(const Plan& plan, const TfliteModel& model);

} // namespace tmw
