// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_errors.h"
#include "core/plan/rescale.h"
#include "core/plan/scratch_room.h"
#include "core/tflite/tflite_model.h"
#include "device_runtime/plan/records.h"

#include <cstring>
#include <map>
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

/// A record whose tensors have no place yet.
struct DraftRecord {
    std::vector<uint8_t> bytes;
    std::vector<Operand> reads;
    Operand write;
    /// The output may take the memory of the first read that ends here.
    bool inPlace = false;
    Scratch scratch;
    int32_t operatorIndex = -1; ///< -1: of no operator
};

/// What the operators of a graph become, before memory is planned.
struct PlanDraft {
    PlanDraft(const TfliteSubgraph& from, rt::CoreFamily family)
        : graph(from), core(family), macs(from.operators.size()), room(scratchRoom(from)) {}

    const TfliteSubgraph& graph;
    rt::CoreFamily core;
    std::vector<DraftRecord> records;
    std::vector<uint8_t> constants;
    /// Tensors that lie in another's memory, and constants computed while planning.
    std::map<int32_t, int32_t> aliases;
    std::map<int32_t, std::vector<uint8_t>> folded;
    std::vector<uint64_t> macs; ///< per operator
    std::vector<uint64_t> room; ///< for scratch, per operator

    /// Its bytes where the tensor is constant, in the file or folded; empty otherwise.
    std::span<const uint8_t> constantBytes(int32_t tensor) const;
    bool isConstant(int32_t tensor) const;
    /// The tensor whose memory this one's is.
    int32_t root(int32_t tensor) const;
    /// Appends bytes, or finds the same ones, at a multiple of 8.
    rt::Location addConstants(std::span<const uint8_t> bytes);

private:
    std::multimap<uint32_t, std::pair<uint32_t, size_t>> byCrc_;
};

/// What the unit of one operator sees: its tensors, and where its record goes.
class OpPlanner {
public:
    OpPlanner(PlanDraft& draft, int32_t index);

    const TfliteOperator& op() const { return op_; }
    rt::CoreFamily core() const { return draft_.core; }
    uint64_t scratchRoom() const { return draft_.room[static_cast<size_t>(index_)]; }

    /// The flatbuffer's options of the type given by its number, or null.
    template <typename Options>
    const Options* options(int32_t type) const {
        return op_.optionsType == type ? static_cast<const Options*>(op_.options) : nullptr;
    }

    /// Checks that there are so many inputs, the optional ones aside, and outputs.
    Status expect(size_t inputs, size_t outputs) const;
    bool hasInput(size_t index) const;
    int32_t inputIndex(size_t index) const { return op_.inputs[index]; }
    int32_t outputIndex(size_t index = 0) const { return op_.outputs[index]; }
    size_t outputCount() const { return op_.outputs.size(); }
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
        return fail(kind, index_, op_.name, std::forward<Args>(args)...);
    }

    template <typename T>
    rt::Location addConstants(std::span<const T> items) {
        return draft_.addConstants(
            {reinterpret_cast<const uint8_t*>(items.data()), items.size_bytes()});
    }
    void setMacs(uint64_t macs) { draft_.macs[static_cast<size_t>(index_)] = macs; }

    Operand read(size_t field, size_t input) const;
    Operand write(size_t field, size_t output = 0) const;
    template <typename Record>
    void emit(rt::KernelId kernel, Record record, std::vector<Operand> reads, Operand write,
              bool inPlace = false, Scratch scratch = {}) {
        record.head.kernel = static_cast<uint16_t>(kernel);
        record.head.version = 1;
        record.head.bytes = sizeof record;
        DraftRecord draft{
            std::vector<uint8_t>(sizeof record), std::move(reads), write, inPlace, scratch, index_};
        std::memcpy(draft.bytes.data(), &record, sizeof record);
        draft_.records.push_back(std::move(draft));
    }
    /// The output is the input under another shape.
    void alias(size_t output = 0, size_t input = 0) {
        draft_.aliases[outputIndex(output)] = inputIndex(input);
    }
    /// The output is known now.
    void fold(std::vector<uint8_t> bytes) { draft_.folded[outputIndex()] = std::move(bytes); }

private:
    const TfliteTensor& tensor(int32_t index) const {
        return draft_.graph.tensors[static_cast<size_t>(index)];
    }

    PlanDraft& draft_;
    int32_t index_;
    const TfliteOperator& op_;
};

} // namespace tmw
