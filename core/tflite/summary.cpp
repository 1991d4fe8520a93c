// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/summary.h"

#include "core/tflite/compressed_tensors.h"
#include "core/tflite/names.h"
#include "core/tflite/stored_tensor.h"
#include "core/tflite/tensor_reader.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoSubgraph{
    "tflite.no_subgraph", "The model has no subgraph: there is nothing to run. Convert it again."};

/// Checks and copies, and counts what the copies take.
class Reader {
public:
    Reader(const schema::Model& model, std::span<const uint8_t> file)
        : model_(model), budget_(file.size()), tensors_(model, file, budget_) {}

    Result<Summary> summary();

private:
    Result<TfliteSubgraph> subgraph(const schema::SubGraph& from, size_t index);
    Result<TfliteOperator> op(const schema::Operator& from, size_t index, size_t tensors);
    Result<std::vector<int32_t>> indices(const flatbuffers::Vector<int32_t>* from, int32_t least,
                                         size_t tensors, const std::string& where);

    const schema::Model& model_;
    ReadBudget budget_;
    TensorReader tensors_;
    CompressedTensors compressed_;
};

Result<Summary> Reader::summary() {
    TMW_TRY(compressed_, compressedTensors(model_));
    const size_t count = sizeOf(model_.subgraphs());
    if (count == 0)
        return fail(kNoSubgraph);
    TMW_CHECK(budget_.take(count * sizeof(TfliteSubgraph)));
    Summary to;
    to.subgraphs.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        TMW_TRY(TfliteSubgraph one,
                subgraph(*model_.subgraphs()->Get(static_cast<uint32_t>(i)), i));
        to.subgraphs.push_back(std::move(one));
    }
    to.decoded = tensors_.takeDecoded();
    return to;
}

Result<TfliteSubgraph> Reader::subgraph(const schema::SubGraph& from, size_t index) {
    TfliteSubgraph to;
    const size_t tensors = sizeOf(from.tensors());
    const size_t operators = sizeOf(from.operators());
    TMW_CHECK(budget_.take(tensors * sizeof(TfliteTensor) + operators * sizeof(TfliteOperator) +
                           sizeOf(from.name())));
    to.name = text(from.name());
    to.tensors.reserve(tensors);
    const std::set<int32_t> decoded = decoderInputs(model_, from);
    for (size_t i = 0; i < tensors; ++i) {
        const auto number = static_cast<int32_t>(i);
        const auto compressed = compressed_.find({index, number});
        const TensorEncoding encoding{compressed == compressed_.end() ? nullptr
                                                                      : &compressed->second,
                                      decoded.contains(number)};
        TMW_TRY(TfliteTensor one,
                tensors_.read(*from.tensors()->Get(static_cast<uint32_t>(i)), i, encoding));
        to.tensors.push_back(std::move(one));
    }
    to.operators.reserve(operators);
    for (size_t i = 0; i < operators; ++i) {
        TMW_TRY(TfliteOperator one,
                op(*from.operators()->Get(static_cast<uint32_t>(i)), i, tensors));
        to.operators.push_back(std::move(one));
    }
    TMW_TRY(to.inputs, indices(from.inputs(), 0, tensors, "The list of inputs"));
    TMW_TRY(to.outputs, indices(from.outputs(), 0, tensors, "The list of outputs"));
    return to;
}

Result<std::vector<int32_t>> Reader::indices(const flatbuffers::Vector<int32_t>* from,
                                             int32_t least, size_t tensors,
                                             const std::string& where) {
    TMW_CHECK(budget_.take(sizeOf(from) * sizeof(int32_t)));
    std::vector<int32_t> to;
    if (from)
        to.assign(from->begin(), from->end());
    for (const int32_t index : to)
        if (index < least || (index >= 0 && static_cast<size_t>(index) >= tensors))
            return fail(kBadIndex, where, "tensor", index, tensors);
    return to;
}

Result<TfliteOperator> Reader::op(const schema::Operator& from, size_t index, size_t tensors) {
    const size_t codes = sizeOf(model_.operator_codes());
    const std::string number = "Operator " + std::to_string(index);
    if (from.opcode_index() >= codes)
        return fail(kBadIndex, number, "operator code", from.opcode_index(), codes);
    const schema::OperatorCode& code = *model_.operator_codes()->Get(from.opcode_index());
    TfliteOperator to;
    TMW_CHECK(budget_.take(32 + sizeOf(code.custom_code())));
    to.code = std::max<int32_t>(code.deprecated_builtin_code(), code.builtin_code());
    to.version = code.version();
    to.name = code.custom_code() && code.custom_code()->size() ? text(code.custom_code())
                                                               : builtinOperatorName(to.code);
    const std::string where = number + " (" + to.name.substr(0, 60) + ")";
    TMW_TRY(to.inputs, indices(from.inputs(), -1, tensors, where));
    TMW_TRY(to.outputs, indices(from.outputs(), 0, tensors, where));
    to.optionsType = static_cast<int32_t>(from.builtin_options_type());
    // Only listed types were verified; the table of another one is not to be looked into.
    if (*schema::EnumNameBuiltinOptions(from.builtin_options_type()))
        to.options = from.builtin_options();
    if (from.custom_options())
        to.customOptions = {from.custom_options()->data(), from.custom_options()->size()};
    if (const auto* composite = from.builtin_options_2_as_StableHLOCompositeOptions())
        to.decomposition = composite->decomposition_subgraph_index();
    return to;
}

} // namespace

Result<Summary> summarize(const schema::Model& model, std::span<const uint8_t> file) {
    return Reader(model, file).summary();
}

} // namespace tmw
