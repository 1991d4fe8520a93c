// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/jumps.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

size_t emitJump(OpPlanner& planner, rt::KernelId kernel, std::optional<int32_t> condition) {
    using R = rt::JumpRecord;
    PlanDraft& draft = planner.draft();
    R record{};
    record.condition = rt::kNowhere;
    std::vector<Operand> reads;
    if (condition)
        reads.push_back(planner.operand(offsetof(R, condition), *condition));
    planner.emitAll(kernel, record, std::move(reads), {});
    draft.jumps.push_back({draft.records.size() - 1, 0});
    return draft.jumps.size() - 1;
}

void dropRecord(PlanDraft& draft, size_t record) {
    draft.records.erase(draft.records.begin() + static_cast<std::ptrdiff_t>(record));
    for (Jump& jump : draft.jumps)
        for (size_t* at : {&jump.record, &jump.target})
            *at -= *at > record ? 1 : 0;
}

std::vector<Loop> loopsOf(const PlanDraft& draft) {
    std::vector<Loop> loops;
    for (const Jump& jump : draft.jumps)
        if (jump.target <= jump.record)
            loops.push_back({static_cast<int32_t>(jump.target), static_cast<int32_t>(jump.record)});
    return loops;
}

int32_t endOfUse(std::span<const Loop> loops, int32_t made, int32_t used) {
    int32_t end = used;
    for (const Loop& loop : loops)
        if (made < loop.first && loop.first <= used && used <= loop.last)
            end = std::max(end, loop.last);
    return end;
}

void resolveJumps(PlanDraft& draft) {
    std::vector<int64_t> offsets{0};
    for (const DraftRecord& record : draft.records)
        offsets.push_back(offsets.back() + static_cast<int64_t>(record.bytes.size()));
    for (const Jump& jump : draft.jumps) {
        std::vector<uint8_t>& bytes = draft.records[jump.record].bytes;
        rt::JumpRecord record{};
        std::memcpy(&record, bytes.data(), sizeof record);
        const size_t next = jump.record + 1;
        record.records =
            static_cast<int32_t>(static_cast<int64_t>(jump.target) - static_cast<int64_t>(next));
        record.bytes = static_cast<int32_t>(offsets[jump.target] - offsets[next]);
        std::memcpy(bytes.data(), &record, sizeof record);
    }
}

} // namespace tmw
