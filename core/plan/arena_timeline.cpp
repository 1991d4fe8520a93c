// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_timeline.h"

#include <algorithm>
#include <numeric>

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

/// What each step works for: operators whose records end there, and the records before them.
std::vector<int32_t> operatorsOf(const Plan& plan, size_t steps) {
    std::vector<int32_t> operators(steps, -1);
    for (const TracedOperator& op : plan.operators)
        if (op.record && *op.record + 1 < steps)
            operators[*op.record + 1] = op.index;
    for (size_t i = steps - 1; i-- > 1;)
        if (operators[i] < 0)
            operators[i] = operators[i + 1];
    return operators;
}

/// Tensors in groups, by the number of one of each: what an operator without records of its own
/// takes and answers with lies in one memory, or as good as that.
class Groups {
public:
    Groups(const Plan& plan, const TfliteSubgraph& graph) : graph_(graph) {
        of_.resize(graph.tensors.size());
        std::iota(of_.begin(), of_.end(), 0);
        for (const TracedOperator& op : plan.operators)
            if (const std::vector<int32_t> tensors = tensorsOf(op.index); !op.record)
                for (const int32_t tensor : tensors)
                    of_[static_cast<size_t>(find(tensor))] = find(tensors.front());
    }
    int32_t find(int32_t tensor) const {
        while (of_[static_cast<size_t>(tensor)] != tensor)
            tensor = of_[static_cast<size_t>(tensor)];
        return tensor;
    }
    /// Whether an operator takes one of these tensors, or answers with it.
    bool touches(int32_t op, const std::vector<int32_t>& tensors) const {
        return std::ranges::any_of(tensorsOf(op), [&](int32_t mine) {
            return std::ranges::any_of(tensors,
                                       [&](int32_t other) { return find(mine) == find(other); });
        });
    }

private:
    std::vector<int32_t> tensorsOf(int32_t op) const {
        const TfliteOperator& from = graph_.operators[static_cast<size_t>(op)];
        std::vector<int32_t> tensors;
        for (const auto& list : {from.inputs, from.outputs})
            for (const int32_t tensor : list)
                if (tensor >= 0 && !graph_.tensors[static_cast<size_t>(tensor)].isConstant)
                    tensors.push_back(tensor);
        return tensors;
    }

    const TfliteSubgraph& graph_;
    std::vector<int32_t> of_;
};

std::vector<size_t> touchedSteps(const ArenaBuffer& buffer, const std::vector<int32_t>& operators,
                                 const Groups& groups) {
    std::vector<size_t> steps;
    for (size_t step = 0; step < operators.size(); ++step)
        if (operators[step] >= 0 && groups.touches(operators[step], buffer.tensors))
            steps.push_back(step);
    return steps;
}

ArenaUse useOf(const ArenaBuffer& buffer, const Plan& plan, size_t end) {
    if (buffer.tensors.empty())
        return ArenaUse::Scratch;
    const bool always = buffer.first < 0 && static_cast<size_t>(buffer.last + 1) > end;
    const bool given =
        std::ranges::find(plan.inputTensors, buffer.tensors.front()) != plan.inputTensors.end();
    return always && !given ? ArenaUse::State : ArenaUse::Tensors;
}

} // namespace

std::vector<uint64_t> aliveBytes(std::vector<ArenaBlock> blocks, size_t steps) {
    std::ranges::sort(blocks, {}, &ArenaBlock::offset);
    std::vector<uint64_t> alive(steps);
    for (size_t step = 0; step < steps; ++step)
        alive[step] = aliveAt(blocks, step);
    return alive;
}

ArenaTimeline arenaTimeline(const Plan& plan, const TfliteModel& model) {
    ArenaTimeline made;
    made.arenaBytes = plan.arenaBytes;
    made.steps = stepNames(plan, model);
    for (const ArenaBuffer& buffer : plan.buffers)
        made.steps.resize(std::max(made.steps.size(), static_cast<size_t>(buffer.first + 2)));
    const size_t end = made.steps.size() - 1;
    made.operators = operatorsOf(plan, made.steps.size());
    const Groups groups(plan, model.graph());
    const bool alone = model.subgraphs().size() == 1;
    for (const ArenaBuffer& buffer : plan.buffers) {
        // What is put in before the first record, and taken out after the last.
        const auto first = static_cast<size_t>(buffer.first + 1);
        const size_t last = std::min(end, static_cast<size_t>(buffer.last + 1));
        made.blocks.push_back(
            {namesOf(model, buffer.tensors), buffer.offset, buffer.bytes, first, last,
             useOf(buffer, plan, end),
             alone ? touchedSteps(buffer, made.operators, groups) : std::vector<size_t>()});
    }
    made.alive = aliveBytes(made.blocks, made.steps.size());
    std::ranges::stable_sort(made.blocks, {}, &ArenaBlock::first);
    made.peak = static_cast<size_t>(std::ranges::max_element(made.alive) - made.alive.begin());
    return made;
}

} // namespace tmw
