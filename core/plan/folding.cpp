// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/folding.h"

#include "device_runtime/kernels/kernel_table.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr uint64_t kMostBytes = uint64_t(1) << 20;

/// Memory where the records' tensors lie one after another.
class Bench {
public:
    explicit Bench(PlanDraft& draft) : draft_(draft) {}

    rt::Location place(int32_t tensor, uint64_t bytes) {
        const int32_t root = draft_.root(tensor);
        const auto [at, isNew] = offsets_.try_emplace(root, size_);
        if (!isNew)
            return at->second;
        const auto given = draft_.constantBytes(root);
        size_ += static_cast<uint32_t>((std::max<uint64_t>(bytes, given.size()) + 15) / 8 * 8);
        memory_.resize(size_ / 8);
        std::ranges::copy(given, this->bytes() + at->second);
        return at->second;
    }
    uint8_t* bytes() { return reinterpret_cast<uint8_t*>(memory_.data()); }

    /// Of the records that have been placed; false where one is refused or has a fault.
    bool run(const DraftRecord& record) {
        // A vector's bytes may lie anywhere; a record's must not.
        std::vector<uint64_t> aligned(record.bytes.size() / 8);
        std::memcpy(aligned.data(), record.bytes.data(), record.bytes.size());
        const auto& head = *reinterpret_cast<const rt::PlanRecord*>(aligned.data());
        const rt::Kernel* kernel = rt::fullKernels().find(head.kernel);
        std::vector<uint64_t> constants((draft_.constants.size() + 7) / 8);
        if (!constants.empty())
            std::memcpy(constants.data(), draft_.constants.data(), draft_.constants.size());
        auto* fixed = reinterpret_cast<uint8_t*>(constants.data());
        const rt::Extents extents{size_, 0, {fixed, draft_.constants.size()}};
        return kernel && kernel->check(head, extents) == rt::Status::Ok &&
               kernel->run(head, rt::KernelContext{{bytes(), nullptr, fixed}}) == 0;
    }

private:
    PlanDraft& draft_;
    std::map<int32_t, uint32_t> offsets_;
    std::vector<uint64_t> memory_;
    uint32_t size_ = 0;
};

bool canFold(const PlanDraft& draft, std::span<const DraftRecord> records) {
    return !records.empty() && std::ranges::all_of(records, [&](const DraftRecord& record) {
        const auto isSmall = [](const Operand& write) { return write.bytes <= kMostBytes; };
        return record.scratch.bytes == 0 && !record.keepsState &&
               std::ranges::all_of(record.writes, isSmall) &&
               std::ranges::all_of(record.reads, [&](const Operand& operand) {
                   return draft.isConstant(operand.tensor) && operand.bytes <= kMostBytes;
               });
    });
}

void put(DraftRecord& record, const Operand& operand, rt::Location base) {
    const rt::Location at = base + static_cast<uint32_t>(operand.offset);
    std::memcpy(record.bytes.data() + operand.field, &at, sizeof at);
}

} // namespace

void foldConstants(PlanDraft& draft, size_t first) {
    const auto made = std::span(draft.records).subspan(first);
    if (!canFold(draft, made))
        return;
    Bench bench(draft);
    std::vector<DraftRecord> records(made.begin(), made.end());
    for (DraftRecord& record : records) {
        for (const Operand& operand : record.reads)
            put(record, operand, bench.place(operand.tensor, operand.bytes));
        for (const Operand& write : record.writes)
            put(record, write, bench.place(write.tensor, write.bytes));
    }
    if (!std::ranges::all_of(records, [&](const DraftRecord& record) { return bench.run(record); }))
        return;
    for (const DraftRecord& record : records)
        for (const Operand& write : record.writes) {
            const uint8_t* from = bench.bytes() + bench.place(write.tensor, 0);
            draft.folded[write.tensor] = {from, from + write.bytes};
        }
    draft.records.resize(first);
}

} // namespace tmw
