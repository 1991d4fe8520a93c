// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/buffers.h"

#include "core/plan/jumps.h"
#include "core/plan/memory_plan.h"

#include <algorithm>
#include <set>

namespace tmw {

namespace {

/// Float and int64 data, and whole-word reads, want their natural alignment.
constexpr uint64_t kAlignment = 8;

class Placer {
public:
    explicit Placer(const PlanDraft& draft) : draft_(draft) {
        end_ = static_cast<int32_t>(draft.records.size());
    }

    TensorPlaces run() {
        for (const int32_t input : draft_.graph.inputs)
            use(input, sizeOfTensor(input), -1);
        for (int32_t i = 0; i < end_; ++i)
            addRecord(i);
        for (const int32_t output : draft_.graph.outputs)
            use(output, 0, end_);
        extendOverLoops();
        for (int32_t i = 0; i < end_; ++i)
            joinInPlace(i);
        return place();
    }

private:
    uint64_t sizeOfTensor(int32_t tensor) const {
        const TfliteTensor& t = draft_.graph.tensors[static_cast<size_t>(tensor)];
        uint64_t bytes = rt::sizeOf(t.type);
        for (const int32_t dimension : t.shape)
            bytes *= static_cast<uint64_t>(dimension);
        return bytes;
    }

    void use(int32_t tensor, uint64_t bytes, int32_t record) {
        const int32_t root = draft_.root(tensor);
        bytes += draft_.offsetOf(tensor);
        if (draft_.inState.contains(root) || (draft_.isConstant(root) && !isWritten(root)))
            return;
        const auto [at, isNew] = lifetimes_.try_emplace(root, Lifetime{bytes, record, record});
        at->second.bytes = std::max(at->second.bytes, bytes);
        at->second.first = std::min(at->second.first, record);
        at->second.last = std::max(at->second.last, record);
    }

    /// A constant that is an output of the model has a copy of its own.
    bool isWritten(int32_t tensor) const { return written_.contains(tensor); }

    void addRecord(int32_t index) {
        const DraftRecord& record = draft_.records[static_cast<size_t>(index)];
        for (const Operand& operand : record.reads)
            use(operand.tensor, operand.bytes, index);
        for (const Operand& operand : record.writes) {
            written_.insert(draft_.root(operand.tensor));
            use(operand.tensor, operand.bytes, index);
        }
        if (record.scratch.bytes > 0)
            lifetimes_[scratchKey(index)] = {record.scratch.bytes, index, index};
    }

    /// What a loop reads or writes, and does not make anew each time, lasts until its end.
    void extendOverLoops() {
        const std::vector<Loop> loops = loopsOf(draft_);
        if (loops.empty())
            return;
        for (int32_t i = 0; i < end_; ++i) {
            const DraftRecord& record = draft_.records[static_cast<size_t>(i)];
            for (const auto* operands : {&record.reads, &record.writes})
                for (const Operand& operand : *operands)
                    if (const auto at = lifetimes_.find(draft_.root(operand.tensor));
                        at != lifetimes_.end()) {
                        Lifetime& lifetime = at->second;
                        lifetime.last = std::max(lifetime.last, endOfUse(loops, lifetime.first, i));
                    }
        }
    }

    /// Scratch stands among the tensors by a number that none has.
    static int32_t scratchKey(int32_t record) { return -1 - record; }

    int32_t bufferOf(int32_t tensor) const {
        auto at = joined_.find(tensor);
        for (; at != joined_.end(); at = joined_.find(tensor))
            tensor = at->second;
        return tensor;
    }

    /// Gives the output of an in-place record the memory of an operand that ends there.
    void joinInPlace(int32_t index) {
        const DraftRecord& record = draft_.records[static_cast<size_t>(index)];
        if (!record.inPlace)
            return;
        const Operand& write = record.writes.front();
        const int32_t output = draft_.root(write.tensor);
        for (const Operand& operand : record.reads) {
            const int32_t root = draft_.root(operand.tensor);
            if (!isPlaced(root) || operand.bytes < write.bytes ||
                draft_.offsetOf(operand.tensor) > 0 || draft_.offsetOf(write.tensor) > 0)
                continue;
            Lifetime& from = lifetimes_.at(bufferOf(root));
            // One of two branches, or a part of a whole, writes what another has, before it.
            const Lifetime& to = lifetimes_.at(bufferOf(output));
            if (from.last != index || to.first != index)
                continue;
            from.last = to.last;
            from.bytes = std::max(from.bytes, to.bytes);
            joined_[output] = bufferOf(root);
            lifetimes_.erase(output);
            return;
        }
    }

    /// Whether the tensor is memory of its own, or shared, in the arena.
    bool isPlaced(int32_t root) const {
        return !draft_.isConstant(root) && !draft_.inState.contains(root);
    }

    /// Where in its memory a record's operand begins.
    uint64_t startOf(const Operand& operand) const {
        return draft_.offsetOf(operand.tensor) + operand.offset;
    }

    /// Records whose input ends where their output begins, and may lie in it.
    std::vector<Overlap> overlaps() const {
        const auto lifetimeOf = [&](int32_t holder) {
            return static_cast<size_t>(std::distance(lifetimes_.begin(), lifetimes_.find(holder)));
        };
        std::vector<Overlap> found;
        for (int32_t i = 0; i < end_; ++i) {
            const DraftRecord& record = draft_.records[static_cast<size_t>(i)];
            if (!record.overlap)
                continue;
            const int32_t in = draft_.root(record.reads.front().tensor);
            const int32_t out = draft_.root(record.writes.front().tensor);
            if (!isPlaced(in) || !isPlaced(out) || startOf(record.reads.front()) > 0 ||
                startOf(record.writes.front()) > 0)
                continue;
            const int32_t from = bufferOf(in), to = bufferOf(out);
            if (from != to && lifetimes_.at(from).last == i && lifetimes_.at(to).first == i)
                found.push_back({lifetimeOf(from), lifetimeOf(to), record.overlap->ahead,
                                 record.overlap->step});
        }
        return found;
    }

    /// What stays between runs lies behind the arena.
    void addState(TensorPlaces& places) const {
        for (const StateTensor& state : draft_.stateTensors)
            places.buffers.push_back(
                {{state.tensor}, places.arenaBytes + state.offset, state.bytes, -1, end_});
    }

    TensorPlaces place() const {
        std::vector<Lifetime> lifetimes;
        for (const auto& [tensor, lifetime] : lifetimes_)
            lifetimes.push_back(lifetime);
        const MemoryPlan plan = planMemory(lifetimes, kAlignment, overlaps());
        TensorPlaces places;
        places.arenaBytes = plan.bytes;
        size_t i = 0;
        for (const auto& [tensor, lifetime] : lifetimes_) {
            const bool scratch = tensor < 0;
            places.buffers.push_back({scratch ? std::vector<int32_t>() : std::vector{tensor},
                                      plan.offsets[i], lifetime.bytes, lifetime.first,
                                      lifetime.last});
            if (scratch)
                places.scratch[static_cast<size_t>(scratchKey(tensor))] = plan.offsets[i++];
            else
                places.offsets[tensor] = plan.offsets[i++];
        }
        for (const auto& entry : joined_) {
            const int32_t holder = bufferOf(entry.first);
            places.offsets[entry.first] = places.offsets.at(holder);
            for (ArenaBuffer& buffer : places.buffers)
                if (!buffer.tensors.empty() && buffer.tensors.front() == holder)
                    buffer.tensors.push_back(entry.first);
        }
        addState(places);
        return places;
    }

    const PlanDraft& draft_;
    int32_t end_;
    std::map<int32_t, Lifetime> lifetimes_; ///< by root tensor
    std::map<int32_t, int32_t> joined_;     ///< root tensor to the one whose memory it takes
    std::set<int32_t> written_;
};

} // namespace

bool TensorPlaces::isThere(int32_t tensor, std::optional<uint32_t> record) const {
    if (!record || !offsets.contains(tensor))
        return offsets.contains(tensor);
    return std::ranges::any_of(buffers, [&](const ArenaBuffer& buffer) {
        return std::ranges::find(buffer.tensors, tensor) != buffer.tensors.end() &&
               buffer.last >= static_cast<int32_t>(*record);
    });
}

uint64_t placeOf(const PlanDraft& draft, const TensorPlaces& places, int32_t tensor) {
    return places.offsets.at(draft.root(tensor)) + draft.offsetOf(tensor);
}

TensorPlaces placeTensors(const PlanDraft& draft) {
    return Placer(draft).run();
}

} // namespace tmw
