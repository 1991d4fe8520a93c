// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "core/plan/op_planner.h"
#include "device_runtime/kernels/integers.h"

#include <optional>

namespace tmw {

/// An operator's records and what its tensors hold.
struct RecordedOperator {
    const PlanDraft& draft;
    const TensorValues& values;
    const TensorValues& kept;             ///< read of variables
    std::span<const DraftRecord> records; ///< of the operator, in their order
};

/// What explains an element sees of the record that may have written it: the record's fields, the
/// numbers it reads, and where steps go.
class RecordReader {
public:
    /// `element`: of the written tensor. What is read and done goes to `made`.
    RecordReader(const RecordedOperator& of, size_t record, const Operand& write, size_t element,
                 ElementArithmetic& made, bool& missing)
        : of_(of), record_(record), write_(write), element_(element), made_(made),
          missing_(missing) {}

    template <typename Record>
    Record as() const {
        Record record;
        std::memcpy(&record, of_.records[record_].bytes.data(), sizeof record);
        return record;
    }
    /// The element, counted from where the record begins to write; one before it wraps.
    size_t element() const { return element_ - write_.offset / width(write_.tensor); }
    DataType outputType() const { return typeOf(write_.tensor); }
    size_t outputWidth() const { return width(write_.tensor); }

    /// Element `index`, which may wrap, of what the Location at `field` names; `type` where that is
    /// a constant of the plan's own. What earlier records of the operator wrote is explained
    /// before.
    double read(size_t field, size_t index, DataType type = DataType::Float32);
    /// The same without the steps of earlier records.
    double readAlone(size_t field, size_t index) {
        const size_t steps = made_.steps.size();
        const double value = read(field, index);
        made_.steps.resize(steps);
        return value;
    }
    int32_t readInteger(size_t field, size_t index, DataType type = DataType::Int8) {
        return static_cast<int32_t>(read(field, index, type));
    }
    uint32_t readUnsigned(size_t field, size_t index) {
        return static_cast<uint32_t>(read(field, index, DataType::UInt32));
    }
    /// The same of 64 bits, all of them; not known where they are many and an earlier record of the
    /// operator makes them.
    int64_t readLong(size_t field, size_t index);
    float readFloat(size_t field, size_t index) { return static_cast<float>(read(field, index)); }
    /// Entry `index` of a table of the plan's own.
    template <typename T>
    T entry(rt::Location table, size_t index) const {
        T value{};
        const size_t at = (table & rt::kLocationOffset) + index * sizeof value;
        std::memcpy(&value, of_.draft.constants.data() + at, sizeof value);
        return value;
    }

    /// The same of what the state extent begins with.
    template <typename T>
    T initial(rt::Location state, size_t index) const {
        T value{};
        const size_t at = (state & rt::kLocationOffset) + index * sizeof value;
        std::memcpy(&value, of_.draft.state.data() + at, sizeof value);
        return value;
    }
    /// What `read` answers, for a product: neither reading nor steps are noted.
    double look(size_t field, size_t index);
    /// The same of element `index`, counted from where the record begins to write, of the output.
    double lookAtOutput(size_t index);
    void note(const Reading& reading) { made_.readings.push_back(reading); }
    /// The field of the output that is explained.
    size_t writtenField() const { return write_.field; }
    int32_t outputTensor() const { return write_.tensor; }
    /// The tensor that the Location at `field` names.
    int32_t tensorAt(size_t field) const;
    /// Input `index` of the operator that the record is of; -1: none.
    int32_t operatorInput(size_t index) const;
    /// Products of `input` by `weight` take the place of what is read.
    WeightedSum& beginSum(int32_t inputTensor, int32_t weightTensor);

    /// Notes a step and answers its result.
    template <typename T, typename... Numbers>
    T step(StepKind kind, T result, Numbers... numbers) {
        return named({}, kind, result, numbers...);
    }
    template <typename T, typename... Numbers>
    T named(std::string_view name, StepKind kind, T result, Numbers... numbers) {
        made_.steps.push_back({kind,
                               {static_cast<double>(numbers)...},
                               static_cast<double>(result),
                               operand_,
                               name,
                               part_});
        return result;
    }
    /// Steps from here on belong to operand 1 or 2; 0: to neither.
    void setOperand(size_t operand) { operand_ = operand; }
    /// Steps from here on belong to a part of the operator (ArithmeticStep::part).
    void setPart(std::string_view part, size_t number = 0) {
        part_ = part;
        operand_ = number;
    }
    size_t stepCount() const { return made_.steps.size(); }
    void dropSteps(size_t from) { made_.steps.resize(from); }

private:
    DataType typeOf(int32_t tensor) const {
        return of_.draft.graph.tensors[static_cast<size_t>(tensor)].type;
    }
    size_t width(int32_t tensor) const { return rt::sizeOf(typeOf(tensor)); }

    const RecordedOperator& of_;
    size_t record_;
    const Operand& write_;
    size_t element_;
    ElementArithmetic& made_;
    bool& missing_; ///< a number is not known
    size_t operand_ = 0;
    std::string_view part_;
};

/// What `tensor` holds at `element` after the first `records` records: explained where they write
/// it, else read. Nothing: it is not known, or no kernel that is explained here.
std::optional<double> recordedValue(const RecordedOperator& of, size_t records, int32_t tensor,
                                    size_t element, ElementArithmetic& made);

/// How most sums of integers end: rescaled in two roundings, with the zero point, held within.
int32_t requantized(RecordReader& reader, int32_t sum, const rt::Rescale& by, int32_t zeroPoint,
                    rt::IntegerRange within);

/// The same of 64 bits, in one rounding.
int32_t requantizedWide(RecordReader& reader, int64_t sum, const rt::Rescale& by, int32_t zeroPoint,
                        rt::IntegerRange within);
/// What is read, as the output's.
double taken(RecordReader& reader, size_t field, size_t index);
/// Within the clamp, where there is one.
double heldFloat(RecordReader& reader, float value, float low, float high);

/// The value a record stored; nothing: it did not write this element.
using ExplainRecord = std::optional<double> (*)(RecordReader& reader);
/// Null: kernels of that id are not explained.
ExplainRecord findExplanation(uint16_t kernel);

std::optional<double> explainBinaryInt(RecordReader& reader);
std::optional<double> explainBinaryFloat(RecordReader& reader);
std::optional<double> explainBinaryWhole(RecordReader& reader);
std::optional<double> explainCompare(RecordReader& reader);
std::optional<double> explainPoolInt(RecordReader& reader);
std::optional<double> explainPoolFloat(RecordReader& reader);
std::optional<double> explainReduceInt(RecordReader& reader);
std::optional<double> explainReduceFloat(RecordReader& reader);
std::optional<double> explainLookup8(RecordReader& reader);
std::optional<double> explainSigmoidInt16(RecordReader& reader);
std::optional<double> explainUnaryFloat(RecordReader& reader);
std::optional<double> explainQuantize(RecordReader& reader);
std::optional<double> explainDequantize(RecordReader& reader);
std::optional<double> explainRequantize(RecordReader& reader);
std::optional<double> explainSoftmaxInt8(RecordReader& reader);
std::optional<double> explainSoftmaxInt16(RecordReader& reader);
std::optional<double> explainSoftmaxFloat(RecordReader& reader);
std::optional<double> explainCopy(RecordReader& reader);
std::optional<double> explainMove(RecordReader& reader);
std::optional<double> explainFill(RecordReader& reader);
std::optional<double> explainGather(RecordReader& reader);
std::optional<double> explainSelect(RecordReader& reader);
std::optional<double> explainTransposeConvInt(RecordReader& reader);
std::optional<double> explainTransposeConvFloat(RecordReader& reader);
std::optional<double> explainMatMulInt(RecordReader& reader);
std::optional<double> explainMatMulFloat(RecordReader& reader);
std::optional<double> explainSvdfInt(RecordReader& reader);
std::optional<double> explainSvdfFloat(RecordReader& reader);
std::optional<double> explainSumsUInt8(RecordReader& reader);
std::optional<double> explainConvHybrid(RecordReader& reader);
std::optional<double> explainDepthwiseHybrid(RecordReader& reader);
std::optional<double> explainLstmInt8(RecordReader& reader);
std::optional<double> explainLstmInt16(RecordReader& reader);
std::optional<double> explainLstmFloat(RecordReader& reader);
std::optional<double> explainCast(RecordReader& reader);
std::optional<double> explainFloorDivision(RecordReader& reader);
std::optional<double> explainPoolRoot(RecordReader& reader);
std::optional<double> explainL2NormalizeFloat(RecordReader& reader);
std::optional<double> explainL2NormalizeInt8(RecordReader& reader);
std::optional<double> explainLogSoftmaxFloat(RecordReader& reader);
std::optional<double> explainLogSoftmaxInt8(RecordReader& reader);
std::optional<double> explainTopK(RecordReader& reader);
std::optional<double> explainArgExtreme(RecordReader& reader);
std::optional<double> explainSumInt8(RecordReader& reader);
std::optional<double> explainRunningSum(RecordReader& reader);
std::optional<double> explainScatterNd(RecordReader& reader);
std::optional<double> explainGatherNd(RecordReader& reader);
std::optional<double> explainSliceAt(RecordReader& reader);
std::optional<double> explainPlaceAt(RecordReader& reader);
std::optional<double> explainReverseSequence(RecordReader& reader);
std::optional<double> explainResizeBilinear(RecordReader& reader);
std::optional<double> explainInverseRootInt16(RecordReader& reader);
std::optional<double> explainSignalWindow(RecordReader& reader);
std::optional<double> explainSignalAutoScale(RecordReader& reader);
std::optional<double> explainSignalEnergy(RecordReader& reader);
std::optional<double> explainSignalFilterBank(RecordReader& reader);
std::optional<double> explainSignalRoot(RecordReader& reader);
std::optional<double> explainSignalSubtraction(RecordReader& reader);
std::optional<double> explainSignalGain(RecordReader& reader);
std::optional<double> explainSignalLog(RecordReader& reader);
std::optional<double> explainSignalFrames(RecordReader& reader);
std::optional<double> explainSignalOverlapAdd(RecordReader& reader);

} // namespace tmw
