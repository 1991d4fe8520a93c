// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scratch_room.h"
#include "core/tflite/tflite_model.h"
#include "device_runtime/plan/records.h"

#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

/// A field of a record that takes the place of a tensor.
struct Operand {
    size_t field = 0; ///< offset of the Location in the record
    int32_t tensor = 0;
    uint64_t bytes = 0;  ///< touched from the tensor's first byte on
    uint64_t offset = 0; ///< of the place in the tensor
};

/// A field of a record that takes the place of memory needed only while it runs.
struct Scratch {
    size_t field = 0;
    uint64_t bytes = 0; ///< 0: none is needed
};

/// How far the first read may lie in the memory of the first write (memory_plan.h).
struct ReadAhead {
    uint64_t ahead = 0;
    uint64_t step = 1;
};

/// A record whose tensors have no place yet.
struct DraftRecord {
    std::vector<uint8_t> bytes;
    std::vector<Operand> reads;
    std::vector<Operand> writes;
    /// The first output may take the memory of the first read that ends here.
    bool inPlace = false;
    Scratch scratch;
    int32_t operatorIndex = -1; ///< -1: of no operator
    bool keepsState = false;    ///< reads or writes what stays between runs
    std::optional<ReadAhead> overlap = {};
};

template <typename Record>
DraftRecord draftRecord(rt::KernelId kernel, Record record, std::vector<Operand> reads,
                        std::vector<Operand> writes, bool inPlace, Scratch scratch,
                        int32_t operatorIndex) {
    record.head.kernel = static_cast<uint16_t>(kernel);
    record.head.version = 1;
    record.head.bytes = sizeof record;
    DraftRecord draft{std::vector<uint8_t>(sizeof record),
                      std::move(reads),
                      std::move(writes),
                      inPlace,
                      scratch,
                      operatorIndex};
    std::memcpy(draft.bytes.data(), &record, sizeof record);
    return draft;
}

/// What a tensor keeps between runs.
struct StateTensor {
    int32_t tensor = 0;
    uint64_t offset = 0; ///< in the state extent
    uint64_t bytes = 0;
};

/// A record after which, where it takes its jump, record `target` runs.
struct Jump {
    size_t record = 0;
    size_t target = 0;
};

/// What READ_VARIABLE and ASSIGN_VARIABLE share, by its name.
struct Variable {
    std::vector<uint8_t> initial; ///< empty: the zero point
    uint64_t bytes = 0;
    rt::Location at = rt::kNowhere; ///< before the first of them
};

/// Memory of a tensor within another's.
struct Alias {
    int32_t tensor = 0;
    uint64_t offset = 0;
};

/// A tensor whose rows and columns around another one's, what stands for zero, have no memory.
struct Padded {
    int32_t tensor = 0; ///< the one inside, of rank 4
    int32_t top = 0;
    int32_t bottom = 0;
    int32_t left = 0;
    int32_t right = 0;
};

/// A subgraph that grows, and whose tensors and operators stay where they are.
struct DraftGraph {
    explicit DraftGraph(const TfliteSubgraph& from)
        : tensors(from.tensors.begin(), from.tensors.end()),
          operators(from.operators.begin(), from.operators.end()), inputs(from.inputs),
          outputs(from.outputs) {}

    std::deque<TfliteTensor> tensors;
    std::deque<TfliteOperator> operators;
    std::vector<int32_t> inputs;
    std::vector<int32_t> outputs;
};

/// What the operators of a graph become, before memory is planned.
struct PlanDraft {
    PlanDraft(const TfliteModel& of, const TfliteSubgraph& from, rt::CoreFamily family);

    const TfliteModel& model;
    /// Behind its own tensors and operators lie those of the subgraphs that are parts of them.
    DraftGraph graph;
    rt::CoreFamily core;
    bool fast = false;      ///< PlanOptions::fast
    uint32_t widened = 0;   ///< operators whose weights take more than a byte each for it
    bool isInitial = false; ///< runs once, while planning: it says what variables begin with
    bool isTrial = false;   ///< what comes of it is not kept
    std::vector<DraftRecord> records;
    std::vector<Jump> jumps;
    std::vector<uint8_t> constants;
    /// Tensors that lie in another's memory, and constants computed while planning.
    std::map<int32_t, Alias> aliases;
    std::map<int32_t, Padded> padded; ///< each an alias of the one inside; windows alone read it
    bool absorbsPadding = true;
    bool partsInPlace = true; ///< parts of a concatenation may be written where it lies
    bool joined = false;      ///< some are
    std::map<int32_t, std::vector<uint8_t>> folded;
    std::map<int32_t, Shape> shapes; ///< of tensors where it is not the file's
    std::vector<int32_t> origins;    ///< per operator: the one of the .tflite that it is part of
    std::vector<int32_t> owners;     ///< the same per tensor behind the .tflite's
    std::vector<int32_t> within;     ///< subgraphs that are being planned
    std::vector<uint64_t> macs;      ///< per operator of the .tflite
    std::vector<uint64_t> room;      ///< for scratch, per operator of the graph
    std::vector<uint8_t> state;      ///< what its extent begins with
    std::vector<StateTensor> stateTensors;
    std::map<std::string, Variable> variables;
    std::map<int32_t, std::string> handles;  ///< tensor to the variable that it stands for
    std::map<int32_t, rt::Location> inState; ///< root tensors that are read where they are kept

    /// Its bytes where the tensor is constant, in the file or folded; empty otherwise.
    std::span<const uint8_t> constantBytes(int32_t tensor) const;
    bool isConstant(int32_t tensor) const;
    /// Whether it is an output of an operator.
    bool isWritten(int32_t tensor) const;
    /// The operator of the .tflite that operator `index` of the graph is, or is a part of.
    int32_t originOf(int32_t index) const { return origins[static_cast<size_t>(index)]; }
    /// "SOFTMAX", or "WHILE: SOFTMAX".
    std::string nameOf(int32_t index) const;
    const Shape& shapeOf(int32_t tensor) const {
        const auto own = shapes.find(tensor);
        return own == shapes.end() ? graph.tensors[static_cast<size_t>(tensor)].shape : own->second;
    }
    /// Whether records run one after another up to here, and what follows is no part of a subgraph.
    bool isStraight() const { return within.empty() && jumps.empty(); }
    /// A constant of int4 becomes one of int8, as all that compute with it have it.
    void widen(int32_t tensor);
    /// One more tensor, a part of operator `owner` of the .tflite.
    int32_t addTensor(TfliteTensor tensor, int32_t owner);
    /// The tensor whose memory this one's is.
    int32_t root(int32_t tensor) const;
    /// Where in that memory it begins.
    uint64_t offsetOf(int32_t tensor) const;
    /// Appends bytes, or finds the same ones, at a multiple of 8.
    rt::Location addConstants(std::span<const uint8_t> bytes);
    /// Memory that stays between runs, at a multiple of 8, and what it begins with.
    rt::Location addState(int32_t tensor, std::span<const uint8_t> initial);

private:
    std::multimap<uint32_t, std::pair<uint32_t, size_t>> byCrc_;
};

} // namespace tmw
