// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_draft.h"
#include "core/plan/plan_errors.h"
#include "core/plan/rescale.h"

#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

/// What the unit of one operator sees: its tensors, and where its record goes.
class OpPlanner {
public:
    OpPlanner(PlanDraft& draft, int32_t index);

    const TfliteOperator& op() const { return draft_.graph.operators[static_cast<size_t>(index_)]; }
    int32_t index() const { return index_; }
    rt::CoreFamily core() const { return draft_.core; }
    uint64_t scratchRoom() const { return draft_.room[static_cast<size_t>(index_)]; }
    PlanDraft& draft() { return draft_; }
    const PlanDraft& draft() const { return draft_; }
    bool fast() const { return draft_.fast; }
    void countWidened() { ++draft_.widened; }

    /// The flatbuffer's options of the type given by its number, or null.
    template <typename Options>
    const Options* options(int32_t type) const {
        return op().optionsType == type ? static_cast<const Options*>(op().options) : nullptr;
    }

    /// What of an input has no memory; nothing for most.
    Padded paddingOf(size_t input) const {
        const auto at = draft_.padded.find(inputIndex(input));
        return at == draft_.padded.end() ? Padded{} : at->second;
    }

    /// Checks that there are so many inputs, the optional ones aside, and outputs.
    Status expect(size_t inputs, size_t outputs) const;
    bool hasInput(size_t index) const;
    int32_t inputIndex(size_t index) const { return op().inputs[index]; }
    int32_t outputIndex(size_t index = 0) const { return op().outputs[index]; }
    size_t outputCount() const { return op().outputs.size(); }
    const TfliteTensor& input(size_t index) const { return tensor(inputIndex(index)); }
    const TfliteTensor& output(size_t index = 0) const { return tensor(outputIndex(index)); }
    size_t elements(const TfliteTensor& tensor) const;
    bool isConstant(size_t input) const { return draft_.isConstant(inputIndex(input)); }
    /// A constant's values; the file may hold them at any address.
    template <typename T>
    std::vector<T> constant(size_t input) const {
        const auto bytes = draft_.constantBytes(inputIndex(input));
        std::vector<T> values(bytes.size() / sizeof(T));
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
        return values;
    }

    /// One scale and a zero point within the type. plan.quantization.
    Result<AffineQuantization> affine(const TfliteTensor& tensor) const;

    /// "int8 in, float32 out": the types of all tensors, for an error.
    std::string typeList() const;
    template <typename... Args>
    tl::unexpected<Error> refuse(const ErrorKind& kind, Args&&... args) const {
        return fail(kind, draft_.originOf(index_), draft_.nameOf(index_),
                    std::forward<Args>(args)...);
    }

    template <typename T>
    rt::Location addConstants(std::span<const T> items) {
        return draft_.addConstants(
            {reinterpret_cast<const uint8_t*>(items.data()), items.size_bytes()});
    }
    void setMacs(uint64_t macs) {
        draft_.macs[static_cast<size_t>(draft_.originOf(index_))] += macs;
    }

    /// A tensor of the draft, all of it.
    Operand operand(size_t field, int32_t tensor) const;
    Operand read(size_t field, size_t input) const {
        const auto padded = draft_.padded.find(inputIndex(input));
        return operand(field,
                       padded == draft_.padded.end() ? inputIndex(input) : padded->second.tensor);
    }
    Operand write(size_t field, size_t output = 0) const {
        return operand(field, outputIndex(output));
    }
    template <typename Record>
    void emit(rt::KernelId kernel, Record record, std::vector<Operand> reads, Operand write,
              bool inPlace = false, Scratch scratch = {}) {
        emitAll(kernel, record, std::move(reads), {write}, inPlace, scratch);
    }
    template <typename Record>
    void emitAll(rt::KernelId kernel, Record record, std::vector<Operand> reads,
                 std::vector<Operand> writes, bool inPlace = false, Scratch scratch = {}) {
        draft_.records.push_back(draftRecord(kernel, record, std::move(reads), std::move(writes),
                                             inPlace, scratch, draft_.originOf(index_)));
    }
    /// The last record works on what stays between runs.
    void keepState() { draft_.records.back().keepsState = true; }
    /// The last record's input may lie in its output's memory.
    void overlap(std::optional<ReadAhead> ahead) { draft_.records.back().overlap = ahead; }
    /// The output is the input under another shape.
    void alias(size_t output = 0, size_t input = 0) {
        draft_.aliases[outputIndex(output)] = {inputIndex(input)};
    }
    /// The output is known now.
    void fold(std::vector<uint8_t> bytes) { draft_.folded[outputIndex()] = std::move(bytes); }

private:
    const TfliteTensor& tensor(int32_t index) const {
        return draft_.graph.tensors[static_cast<size_t>(index)];
    }

    PlanDraft& draft_;
    int32_t index_;
};

} // namespace tmw
