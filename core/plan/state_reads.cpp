// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/state_reads.h"

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
    bool changed = false;
    for (size_t i = read + 1; i < draft.records.size(); ++i) {
        const DraftRecord& record = draft.records[i];
        for (const Operand& operand : record.reads)
            if (draft.root(operand.tensor) == tensor &&
                (changed || operand.offset + operand.bytes > room))
                return false;
        const auto assigned = assignmentOf(record);
        changed = changed || (assigned && assigned->at == variable.at);
    }
    return true;
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
        draft.records.erase(draft.records.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

} // namespace tmw
