// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_timeline.h"

#include <algorithm>

namespace tmw {

namespace {

const std::string& nameOf(const TfliteModel& model, int32_t tensor) {
    return model.graph().tensors[static_cast<size_t>(tensor)].name;
}

std::string namesOf(const TfliteModel& model, const std::vector<int32_t>& tensors) {
    std::string names;
    for (const int32_t tensor : tensors)
        names += (names.empty() ? "" : ", ") + nameOf(model, tensor);
    return names;
}

std::vector<std::string> stepNames(const Plan& plan, const TfliteModel& model) {
    std::vector<std::string> names{namesOf(model, plan.inputTensors)};
    for (const TracedOperator& op : plan.operators) {
        if (!op.record)
            continue;
        names.resize(std::max<size_t>(names.size(), *op.record + 2));
        names[*op.record + 1] = op.outputs.empty() ? op.name : nameOf(model, op.outputs[0].tensor);
    }
    // Records before the one that writes work for the same operator.
    for (size_t i = names.size() - 1; i-- > 1;)
        if (names[i].empty())
            names[i] = names[i + 1];
    return names;
}

/// Bytes that blocks take while `step` runs; those that an input and its output share count once.
uint64_t aliveAt(const std::vector<ArenaBlock>& byOffset, size_t step) {
    uint64_t alive = 0, end = 0;
    for (const ArenaBlock& block : byOffset) {
        const uint64_t from = std::max(end, block.offset), to = block.offset + block.bytes;
        if (block.first > step || block.last < step || to <= from)
            continue;
        alive += to - from;
        end = to;
    }
    return alive;
}

} // namespace

ArenaTimeline arenaTimeline(const Plan& plan, const TfliteModel& model) {
    ArenaTimeline made;
    made.arenaBytes = plan.arenaBytes;
    made.steps = stepNames(plan, model);
    for (const ArenaBuffer& buffer : plan.buffers)
        made.steps.resize(std::max(made.steps.size(), static_cast<size_t>(buffer.first + 2)));
    const size_t end = made.steps.size() - 1;
    made.alive.assign(made.steps.size(), 0);
    for (const ArenaBuffer& buffer : plan.buffers) {
        // What is put in before the first record, and taken out after the last.
        const auto first = static_cast<size_t>(buffer.first + 1);
        const size_t last = std::min(end, static_cast<size_t>(buffer.last + 1));
        made.blocks.push_back(
            {namesOf(model, buffer.tensors), buffer.offset, buffer.bytes, first, last});
    }
    std::ranges::sort(made.blocks, {}, &ArenaBlock::offset);
    for (size_t step = 0; step < made.alive.size(); ++step)
        made.alive[step] = aliveAt(made.blocks, step);
    std::ranges::stable_sort(made.blocks, {}, &ArenaBlock::first);
    made.peak = static_cast<size_t>(std::ranges::max_element(made.alive) - made.alive.begin());
    return made;
}

} // namespace tmw
