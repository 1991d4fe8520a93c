// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"

#include "device_runtime/base/fixed_point.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

struct Row {
    rt::KernelId kernel;
    ExplainRecord explain;
};

constexpr Row kRows[] = {
    {rt::KernelId::Copy, explainCopy},
    {rt::KernelId::Lookup8, explainLookup8},
    {rt::KernelId::SoftmaxInt8, explainSoftmaxInt8},
    {rt::KernelId::SoftmaxInt8To16, explainSoftmaxInt8},
    {rt::KernelId::SoftmaxFloat, explainSoftmaxFloat},
    {rt::KernelId::SoftmaxInt16, explainSoftmaxInt16},
    {rt::KernelId::UnaryFloat, explainUnaryFloat},
    {rt::KernelId::Quantize, explainQuantize},
    {rt::KernelId::Dequantize, explainDequantize},
    {rt::KernelId::Requantize, explainRequantize},
    {rt::KernelId::BinaryFloat, explainBinaryFloat},
    {rt::KernelId::BinaryInt, explainBinaryInt},
    {rt::KernelId::BinaryWhole, explainBinaryWhole},
    {rt::KernelId::PoolInt, explainPoolInt},
    {rt::KernelId::PoolFloat, explainPoolFloat},
    {rt::KernelId::ReduceInt, explainReduceInt},
    {rt::KernelId::ReduceFloat, explainReduceFloat},
    {rt::KernelId::Move, explainMove},
    {rt::KernelId::Fill, explainFill},
    {rt::KernelId::Gather, explainGather},
    {rt::KernelId::Compare, explainCompare},
    {rt::KernelId::Select, explainSelect},
    {rt::KernelId::SigmoidInt16, explainSigmoidInt16},
    {rt::KernelId::TransposeConvInt, explainTransposeConvInt},
    {rt::KernelId::TransposeConvFloat, explainTransposeConvFloat},
    {rt::KernelId::MatMulInt, explainMatMulInt},
    {rt::KernelId::MatMulFloat, explainMatMulFloat},
    {rt::KernelId::SvdfInt, explainSvdfInt},
    {rt::KernelId::SvdfFloat, explainSvdfFloat},
    {rt::KernelId::ConvUInt8, explainSumsUInt8},
    {rt::KernelId::DepthwiseUInt8, explainSumsUInt8},
    {rt::KernelId::ConvHybrid, explainConvHybrid},
    {rt::KernelId::ConvHybridAffine, explainConvHybrid},
    {rt::KernelId::DepthwiseHybrid, explainDepthwiseHybrid},
    {rt::KernelId::LstmInt8, explainLstmInt8},
    {rt::KernelId::LstmInt8Kept, explainLstmInt8},
    {rt::KernelId::LstmInt16, explainLstmInt16},
    {rt::KernelId::LstmInt16Kept, explainLstmInt16},
    {rt::KernelId::LstmFloat, explainLstmFloat},
    {rt::KernelId::LstmFloatKept, explainLstmFloat},
    {rt::KernelId::Cast, explainCast},
    {rt::KernelId::FloorDivision, explainFloorDivision},
    {rt::KernelId::BinaryLong, explainBinaryWhole},
    {rt::KernelId::PoolRootFloat, explainPoolRoot},
    {rt::KernelId::L2NormalizeFloat, explainL2NormalizeFloat},
    {rt::KernelId::L2NormalizeInt8, explainL2NormalizeInt8},
    {rt::KernelId::LogSoftmaxFloat, explainLogSoftmaxFloat},
    {rt::KernelId::LogSoftmaxInt8, explainLogSoftmaxInt8},
    {rt::KernelId::TopK, explainTopK},
    {rt::KernelId::ArgExtreme, explainArgExtreme},
    {rt::KernelId::SumInt8, explainSumInt8},
    {rt::KernelId::RunningSum, explainRunningSum},
    {rt::KernelId::ScatterNd, explainScatterNd},
    {rt::KernelId::GatherNd, explainGatherNd},
    {rt::KernelId::SliceAt, explainSliceAt},
    {rt::KernelId::PlaceAt, explainPlaceAt},
    {rt::KernelId::ReverseSequence, explainReverseSequence},
    {rt::KernelId::ResizeBilinear, explainResizeBilinear},
    {rt::KernelId::InverseRootInt16, explainInverseRootInt16},
    {rt::KernelId::SignalWindow, explainSignalWindow},
    {rt::KernelId::SignalAutoScale, explainSignalAutoScale},
    {rt::KernelId::SignalEnergy, explainSignalEnergy},
    {rt::KernelId::SignalFilterBank, explainSignalFilterBank},
    {rt::KernelId::SignalRoot, explainSignalRoot},
    {rt::KernelId::SignalSubtraction, explainSignalSubtraction},
    {rt::KernelId::SignalGain, explainSignalGain},
    {rt::KernelId::SignalLog, explainSignalLog},
    {rt::KernelId::SignalFrames, explainSignalFrames},
    {rt::KernelId::SignalOverlapAdd, explainSignalOverlapAdd},
    {rt::KernelId::SignalOverlapAddFloat, explainSignalOverlapAdd},
};

std::span<const uint8_t> bytesOf(const RecordedOperator& of, int32_t tensor) {
    for (const TensorValues* values : {&of.values, &of.kept})
        if (const auto found = values->find(tensor); found != values->end())
            return found->second;
    return of.draft.constantBytes(tensor);
}

} // namespace

ExplainRecord findExplanation(uint16_t kernel) {
    for (const Row& row : kRows)
        if (row.kernel == static_cast<rt::KernelId>(kernel))
            return row.explain;
    return nullptr;
}

std::optional<double> recordedValue(const RecordedOperator& of, size_t records, int32_t tensor,
                                    size_t element, ElementArithmetic& made) {
    for (size_t i = records; i-- > 0;)
        for (const Operand& write : of.records[i].writes) {
            if (of.draft.root(write.tensor) != of.draft.root(tensor))
                continue;
            rt::PlanRecord head;
            std::memcpy(&head, of.records[i].bytes.data(), sizeof head);
            const ExplainRecord explain = findExplanation(head.kernel);
            bool missing = false;
            RecordReader reader(of, i, write, element, made, missing);
            if (!explain)
                return {};
            const auto value = explain(reader);
            if (missing)
                return {};
            if (value)
                return value;
        }
    const DataType type = of.draft.graph.tensors[static_cast<size_t>(tensor)].type;
    const std::span<const uint8_t> bytes = bytesOf(of, tensor);
    if (rt::sizeOf(type) == 0 || (element + 1) * rt::sizeOf(type) > bytes.size())
        return {};
    made.readings.push_back({tensor, element, storedValue(type, bytes, element)});
    return made.readings.back().value;
}

double RecordReader::read(size_t field, size_t index, DataType type) {
    const DraftRecord& record = of_.records[record_];
    for (const Operand& operand : record.reads) {
        if (operand.field != field)
            continue;
        const auto value = recordedValue(of_, record_, operand.tensor,
                                         operand.offset / width(operand.tensor) + index, made_);
        missing_ = missing_ || !value;
        return value.value_or(0);
    }
    rt::Location at{};
    std::memcpy(&at, record.bytes.data() + field, sizeof at);
    if (at >> 30 != static_cast<uint32_t>(rt::Memory::Constants)) {
        missing_ = true; // what is kept from run to run
        return 0;
    }
    return storedValue(type, std::span(of_.draft.constants).subspan(at & rt::kLocationOffset),
                       index);
}

int64_t RecordReader::readLong(size_t field, size_t index) {
    constexpr double kExact = 9007199254740992.0; // beyond it doubles have gaps
    const double rounded = read(field, index, DataType::Int64);
    if (std::abs(rounded) < kExact)
        return static_cast<int64_t>(rounded);
    const int32_t tensor = tensorAt(field);
    const auto writes = [&](const DraftRecord& record) {
        return std::ranges::find(record.writes, tensor, &Operand::tensor) != record.writes.end();
    };
    const std::span<const uint8_t> bytes =
        tensor < 0 ? std::span<const uint8_t>() : bytesOf(of_, tensor);
    int64_t value = 0;
    missing_ = missing_ || (index + 1) * sizeof value > bytes.size() ||
               std::ranges::any_of(of_.records.first(record_), writes);
    if (!missing_)
        std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return value;
}

double RecordReader::look(size_t field, size_t index) {
    const size_t steps = made_.steps.size(), readings = made_.readings.size();
    const double value = read(field, index);
    made_.steps.resize(steps);
    made_.readings.resize(readings);
    return value;
}

double RecordReader::lookAtOutput(size_t index) {
    const std::span<const uint8_t> bytes = bytesOf(of_, write_.tensor);
    const size_t at = index + write_.offset / width(write_.tensor);
    missing_ = missing_ || (at + 1) * width(write_.tensor) > bytes.size();
    return missing_ ? 0 : storedValue(outputType(), bytes, at);
}

int32_t RecordReader::tensorAt(size_t field) const {
    const auto& reads = of_.records[record_].reads;
    const auto found = std::ranges::find(reads, field, &Operand::field);
    return found == reads.end() ? -1 : found->tensor;
}

int32_t RecordReader::operatorInput(size_t index) const {
    const auto op = static_cast<size_t>(of_.records[record_].operatorIndex);
    const std::vector<int32_t>& inputs = of_.draft.graph.operators[op].inputs;
    return index < inputs.size() ? inputs[index] : -1;
}

WeightedSum& RecordReader::beginSum(int32_t inputTensor, int32_t weightTensor) {
    WeightedSum& sum = made_.sum.emplace();
    sum.inputTensor = inputTensor;
    sum.weightTensor = weightTensor;
    return sum;
}

namespace {

int32_t heldWithin(RecordReader& reader, int32_t scaled, int32_t zeroPoint,
                   const rt::IntegerRange& within) {
    const int32_t shifted =
        reader.step(StepKind::WithZeroPoint, rt::wrappingAdd(scaled, zeroPoint), scaled, zeroPoint);
    return reader.step(StepKind::Held, rt::clamp(shifted, within.low, within.high), shifted,
                       within.low, within.high);
}

} // namespace

int32_t requantized(RecordReader& reader, int32_t sum, const rt::Rescale& by, int32_t zeroPoint,
                    rt::IntegerRange within) {
    const int32_t scaled =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(sum, by.multiplier, by.shift), sum,
                    by.multiplier, by.shift);
    return heldWithin(reader, scaled, zeroPoint, within);
}

int32_t requantizedWide(RecordReader& reader, int64_t sum, const rt::Rescale& by, int32_t zeroPoint,
                        rt::IntegerRange within) {
    const int32_t scaled = reader.step(StepKind::RescaledWide,
                                       rt::multiplyWideByQuantized(sum, by.multiplier, by.shift),
                                       sum, rt::reducedMultiplier(by.multiplier), by.shift);
    return heldWithin(reader, scaled, zeroPoint, within);
}

double taken(RecordReader& reader, size_t field, size_t index) {
    return reader.step(StepKind::Taken, reader.read(field, index, reader.outputType()));
}

double heldFloat(RecordReader& reader, float value, float low, float high) {
    if (!std::isfinite(low) && !std::isfinite(high))
        return static_cast<double>(value);
    return static_cast<double>(
        reader.step(StepKind::Held, rt::clampFloat(value, low, high), value, low, high));
}

} // namespace tmw
