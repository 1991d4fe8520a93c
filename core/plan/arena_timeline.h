// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <string>
#include <vector>

namespace tmw {

/// What memory of the arena is for: activations, what one operator works in, what stays between
/// runs.
enum class ArenaUse : uint8_t { Tensors, Scratch, State };

/// Memory of the arena and when it is needed, for people to look at.
struct ArenaBlock {
    std::string name; ///< of the tensors that lie there, first written first; scratch has none
    uint64_t offset = 0;
    uint64_t bytes = 0;
    size_t first = 0; ///< steps, both included
    size_t last = 0;
    ArenaUse use = ArenaUse::Tensors;
    /// Steps that write or read it, in order; none: not known, where there are several subgraphs.
    std::vector<size_t> touched = {};
};

/// The arena over one run. Step 0 puts the input in, each later one runs a record.
struct ArenaTimeline {
    std::vector<std::string> steps; ///< what each writes
    std::vector<uint64_t> alive;    ///< bytes in use while each step runs
    std::vector<ArenaBlock> blocks; ///< in order of `first`
    uint64_t arenaBytes = 0;
    size_t peak = 0;                     ///< the first step with the most bytes in use
    std::vector<int32_t> operators = {}; ///< of the .tflite, one a step; -1: none
};

/// `plan` must be one of `model`.
ArenaTimeline arenaTimeline(const Plan& plan, const TfliteModel& model);

/// Bytes that blocks take in each of so many steps; those that an input and its output share count
/// once.
std::vector<uint64_t> aliveBytes(std::vector<ArenaBlock> blocks, size_t steps);

} // namespace tmw
