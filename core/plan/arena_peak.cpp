// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_peak.h"

#include <algorithm>

namespace tmw {

namespace {

/// Alive, but no step before or at the peak still needs it, nor does the peak's own.
bool waits(const ArenaBlock& block, size_t peak) {
    return block.use == ArenaUse::Tensors && block.first < peak && block.last > peak &&
           !block.touched.empty() && !std::ranges::binary_search(block.touched, peak);
}

std::vector<ArenaBlock> changed(const ArenaTimeline& memory, size_t at, PeakCutKind kind) {
    std::vector<ArenaBlock> blocks = memory.blocks;
    ArenaBlock& block = blocks[at];
    if (kind == PeakCutKind::Half) {
        block.bytes /= 2;
    } else if (kind == PeakCutKind::NoScratch) {
        block.bytes = 0;
    } else { // up to the last step before the peak that needs it
        const auto after = std::ranges::lower_bound(block.touched, memory.peak);
        block.last = after == block.touched.begin() ? block.first : *std::prev(after);
    }
    return blocks;
}

} // namespace

std::vector<size_t> blocksAtPeak(const ArenaTimeline& memory) {
    std::vector<size_t> found;
    for (size_t i = 0; i < memory.blocks.size(); ++i)
        if (memory.blocks[i].first <= memory.peak && memory.blocks[i].last >= memory.peak)
            found.push_back(i);
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [&](size_t i) { return memory.blocks[i].bytes; });
    return found;
}

std::vector<PeakCut> peakCuts(const ArenaTimeline& memory) {
    std::vector<PeakCut> cuts;
    for (const size_t at : blocksAtPeak(memory)) {
        const ArenaBlock& block = memory.blocks[at];
        if (block.use == ArenaUse::State)
            continue; // what a network remembers is its own choice
        const PeakCutKind kind = block.use == ArenaUse::Scratch ? PeakCutKind::NoScratch
                                 : waits(block, memory.peak)    ? PeakCutKind::NoWait
                                                                : PeakCutKind::Half;
        const auto alive = aliveBytes(changed(memory, at, kind), memory.steps.size());
        const auto most = std::ranges::max_element(alive);
        if (*most < memory.alive[memory.peak])
            cuts.push_back({kind, at, *most, static_cast<size_t>(most - alive.begin())});
    }
    std::ranges::stable_sort(cuts, {}, &PeakCut::bytes);
    return cuts;
}

} // namespace tmw
