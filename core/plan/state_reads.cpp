// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/state_reads.h"

#include "core/plan/jumps.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace tmw {

namespace {

/// A copy from or to a variable.
struct VariableCopy {
    rt::Location at = rt::kNowhere;
    uint64_t bytes = 0;
};

template <size_t kField>
std::optional<VariableCopy> copyOf(const DraftRecord& record) {
    rt::CopyRecord copy{};
    if (!record.keepsState || record.bytes.size() != sizeof copy)
        return std::nullopt;
    std::memcpy(&copy, record.bytes.data(), sizeof copy);
    if (copy.head.kernel != static_cast<uint16_t>(rt::KernelId::Copy))
        return std::nullopt;
    return VariableCopy{kField == offsetof(rt::CopyRecord, input) ? copy.input : copy.output,
                        copy.bytes};
}

std::optional<VariableCopy> readOf(const DraftRecord& record) {
    return record.reads.empty() ? copyOf<offsetof(rt::CopyRecord, input)>(record) : std::nullopt;
}

std::optional<VariableCopy> assignmentOf(const DraftRecord& record) {
    return record.writes.empty() ? copyOf<offsetof(rt::CopyRecord, output)>(record) : std::nullopt;
}

/// Whether every record that reads the tensor comes before the variable changes, and reads nothing
/// behind it.
bool staysTrue(const PlanDraft& draft, size_t read, int32_t tensor, const VariableCopy& variable) {
    const uint64_t room = (variable.bytes + 7) / 8 * 8;
    const std::vector<Loop> loops = loopsOf(draft);
    const auto made = static_cast<int32_t>(read);
    int32_t end = made;
    auto change = static_cast<int32_t>(draft.records.size());
    for (int32_t i = change - 1; i > made; --i) {
        const DraftRecord& record = draft.records[static_cast<size_t>(i)];
        for (const Operand& operand : record.reads) {
            if (draft.root(operand.tensor) != tensor)
                continue;
            if (operand.offset + operand.bytes > room)
                return false;
            end = std::max(end, endOfUse(loops, made, i));
        }
        const auto assigned = assignmentOf(record);
        if (assigned && assigned->at == variable.at)
            change = i;
    }
    return end <= change;
}

} // namespace

void readWhereKept(PlanDraft& draft) {
    for (size_t i = 0; i < draft.records.size(); ++i) {
        const auto variable = readOf(draft.records[i]);
        if (!variable)
            continue;
        const int32_t tensor = draft.root(draft.records[i].writes.front().tensor);
        const bool isOutput = std::ranges::any_of(
            draft.graph.outputs, [&](int32_t output) { return draft.root(output) == tensor; });
        if (isOutput || !staysTrue(draft, i, tensor, *variable))
            continue;
        draft.inState[tensor] = variable->at;
        dropRecord(draft, i--);
    }
}

} // namespace tmw
