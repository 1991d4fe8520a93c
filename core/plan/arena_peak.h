// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"

namespace tmw {

enum class PeakCutKind : uint8_t {
    Half,     ///< the block half as large
    NoWait,   ///< it is kept for a later step while others run: not kept
    NoScratch ///< the step needs no scratch
};

/// A change of the network that lowers the peak, and what is left then. What is alive at once is
/// the least that any plan takes: a planner may need more.
struct PeakCut {
    PeakCutKind kind = PeakCutKind::Half;
    size_t block = 0;   ///< of the timeline
    uint64_t bytes = 0; ///< the peak then
    size_t step = 0;    ///< where it is then
};

/// Each alone, of the blocks that are alive at the peak; the lowest peak first. None where several
/// steps need as much.
std::vector<PeakCut> peakCuts(const ArenaTimeline& memory);

/// Blocks that are alive at the peak, the largest first.
std::vector<size_t> blocksAtPeak(const ArenaTimeline& memory);

} // namespace tmw
