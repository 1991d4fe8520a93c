// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_draft.h"

#include "device_runtime/base/crc32.h"

#include <algorithm>
#include <numeric>

namespace tmw {

PlanDraft::PlanDraft(const TfliteModel& of, const TfliteSubgraph& from, rt::CoreFamily family)
    : model(of), graph(from), core(family), origins(from.operators.size()),
      macs(of.graph().operators.size()), room(scratchRoom(from)) {
    std::iota(origins.begin(), origins.end(), 0);
    for (size_t i = 0; i < graph.tensors.size(); ++i)
        widen(static_cast<int32_t>(i));
}

void PlanDraft::widen(int32_t tensor) {
    TfliteTensor& narrow = graph.tensors[static_cast<size_t>(tensor)];
    if (narrow.type != DataType::Int4 || !narrow.isConstant)
        return;
    // Two to a byte, the lower half first.
    std::vector<uint8_t>& wide = folded[tensor];
    for (const uint8_t byte : narrow.data)
        for (const int q : {static_cast<int8_t>(byte << 4) >> 4, static_cast<int8_t>(byte) >> 4})
            wide.push_back(static_cast<uint8_t>(q));
    wide.resize(elementCount(narrow.shape).value_or(0));
    narrow.type = DataType::Int8;
}

std::span<const uint8_t> PlanDraft::constantBytes(int32_t tensor) const {
    const int32_t at = root(tensor);
    if (const auto found = folded.find(at); found != folded.end())
        return found->second;
    return graph.tensors[static_cast<size_t>(at)].data;
}

bool PlanDraft::isConstant(int32_t tensor) const {
    const int32_t at = root(tensor);
    return folded.contains(at) || graph.tensors[static_cast<size_t>(at)].isConstant;
}

bool PlanDraft::isWritten(int32_t tensor) const {
    return std::ranges::any_of(graph.operators, [&](const TfliteOperator& op) {
        return std::ranges::find(op.outputs, tensor) != op.outputs.end();
    });
}

int32_t PlanDraft::addTensor(TfliteTensor tensor, int32_t owner) {
    graph.tensors.push_back(std::move(tensor));
    owners.push_back(owner);
    const auto index = static_cast<int32_t>(graph.tensors.size() - 1);
    widen(index);
    return index;
}

int32_t PlanDraft::root(int32_t tensor) const {
    for (auto at = aliases.find(tensor); at != aliases.end(); at = aliases.find(tensor))
        tensor = at->second.tensor;
    return tensor;
}

uint64_t PlanDraft::offsetOf(int32_t tensor) const {
    uint64_t offset = 0;
    for (auto at = aliases.find(tensor); at != aliases.end(); at = aliases.find(at->second.tensor))
        offset += at->second.offset;
    return offset;
}

std::string PlanDraft::nameOf(int32_t index) const {
    const std::string& name = graph.operators[static_cast<size_t>(index)].name;
    const auto& operators = model.graph().operators;
    const std::string& origin = operators[static_cast<size_t>(originOf(index))].name;
    return name == origin ? name : origin + ": " + name;
}

rt::Location PlanDraft::addConstants(std::span<const uint8_t> bytes) {
    const uint32_t crc = rt::crc32(bytes.data(), bytes.size());
    const auto [begin, end] = byCrc_.equal_range(crc);
    for (auto at = begin; at != end; ++at)
        if (at->second.second == bytes.size() &&
            std::equal(bytes.begin(), bytes.end(), constants.begin() + at->second.first))
            return rt::locate(rt::Memory::Constants, at->second.first);
    constants.resize((constants.size() + 7) / 8 * 8);
    const auto offset = static_cast<uint32_t>(constants.size());
    constants.insert(constants.end(), bytes.begin(), bytes.end());
    byCrc_.emplace(crc, std::pair(offset, bytes.size()));
    return rt::locate(rt::Memory::Constants, offset);
}

rt::Location PlanDraft::addState(int32_t tensor, std::span<const uint8_t> initial) {
    const size_t offset = state.size();
    state.insert(state.end(), initial.begin(), initial.end());
    state.resize((state.size() + 7) / 8 * 8);
    stateTensors.push_back({tensor, offset, initial.size()});
    return rt::locate(rt::Memory::State, static_cast<uint32_t>(offset));
}

} // namespace tmw
