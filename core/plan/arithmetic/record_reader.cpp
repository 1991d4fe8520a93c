// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"

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
    // Of the signal front-end's own types no numbers are shown.
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

} // namespace tmw
