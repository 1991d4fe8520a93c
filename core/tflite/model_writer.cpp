// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/model_writer.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr size_t kDataAlignment = 16;
constexpr size_t kVersionBytes = 16; ///< as other writers pad it
constexpr int32_t kByteCodes = 127;  ///< greater codes do not fit the older field

std::string text(const RuntimeVersion& version) {
    return std::to_string(version.major) + "." + std::to_string(version.minor) + "." +
           std::to_string(version.patch);
}

} // namespace

uint32_t ModelWriter::addBuffer(std::span<const uint8_t> data) {
    to_.ForceVectorAlignment(data.size(), 1, kDataAlignment);
    const auto vector = to_.CreateVector(data.data(), data.size());
    buffers_.push_back(schema::CreateBuffer(to_, vector));
    return static_cast<uint32_t>(buffers_.size() - 1);
}

int32_t ModelWriter::addTensor(const std::string& name, const Shape& shape, DataType type,
                               uint32_t buffer, const TensorQuantization& quantization,
                               bool variable) {
    flatbuffers::Offset<schema::QuantizationParameters> parameters = 0;
    if (quantization.present())
        parameters = schema::CreateQuantizationParameters(
            to_, 0, 0, to_.CreateVector(quantization.scales),
            to_.CreateVector(quantization.zeroPoints), schema::QuantizationDetails::NONE, 0,
            quantization.dimension);
    const auto dimensions = to_.CreateVector(shape);
    const auto label = to_.CreateString(name);
    tensors_.push_back(schema::CreateTensor(to_, dimensions, static_cast<schema::TensorType>(type),
                                            buffer, label, parameters, variable));
    return static_cast<int32_t>(tensors_.size() - 1);
}

int32_t ModelWriter::addConstant(const std::string& name, const Shape& shape, DataType type,
                                 std::span<const uint8_t> data,
                                 const TensorQuantization& quantization) {
    return addTensor(name, shape, type, addBuffer(data), quantization);
}

int32_t ModelWriter::addActivation(const std::string& name, const Shape& shape,
                                   const std::optional<Quantization>& quantization) {
    return quantization
               ? addTensor(name, shape, quantization->type, 0, tensorQuantization(*quantization))
               : addTensor(name, shape, DataType::Float32, 0, {});
}

int32_t ModelWriter::addVariable(const std::string& name, const Shape& shape, DataType type,
                                 const TensorQuantization& quantization) {
    return addTensor(name, shape, type, 0, quantization, true);
}

uint32_t ModelWriter::operatorCode(const OperatorVersion& op) {
    const auto known = std::ranges::find_if(codes_, [&](const OperatorVersion& other) {
        return other.code == op.code && other.version == op.version;
    });
    if (known != codes_.end())
        return static_cast<uint32_t>(known - codes_.begin());
    codes_.push_back(op);
    return static_cast<uint32_t>(codes_.size() - 1);
}

void ModelWriter::addOperator(const OperatorVersion& op, const std::vector<int32_t>& inputs,
                              const std::vector<int32_t>& outputs,
                              schema::BuiltinOptions optionsType, flatbuffers::Offset<void> options,
                              const std::vector<int32_t>& intermediates) {
    const auto ins = to_.CreateVector(inputs);
    const auto outs = to_.CreateVector(outputs);
    flatbuffers::Offset<flatbuffers::Vector<int32_t>> held;
    if (!intermediates.empty())
        held = to_.CreateVector(intermediates);
    operators_.push_back(schema::CreateOperator(to_, operatorCode(op), ins, outs, optionsType,
                                                options, 0,
                                                schema::CustomOptionsFormat::FLEXBUFFERS, 0, held));
}

void ModelWriter::addMetadata(const std::string& name, const std::vector<uint8_t>& bytes) {
    const uint32_t buffer = addBuffer(bytes);
    metadata_.push_back(schema::CreateMetadataDirect(to_, name.c_str(), buffer));
}

std::vector<uint8_t> ModelWriter::finish(int32_t input, int32_t output) {
    RuntimeVersion since;
    std::vector<flatbuffers::Offset<schema::OperatorCode>> codes;
    for (const OperatorVersion& op : codes_) {
        since = std::max(since, op.since);
        codes.push_back(schema::CreateOperatorCode(
            to_, static_cast<int8_t>(std::min(op.code, kByteCodes)), 0, op.version, op.code));
    }
    std::string version = text(since);
    version.resize(kVersionBytes, '\0');
    addMetadata("min_runtime_version", {version.begin(), version.end()});
    const std::vector<int32_t> inputs{input};
    const std::vector<int32_t> outputs{output};
    const std::vector<flatbuffers::Offset<schema::SubGraph>> subgraphs{
        schema::CreateSubGraphDirect(to_, &tensors_, &inputs, &outputs, &operators_, "main")};
    schema::FinishModelBuffer(to_, schema::CreateModelDirect(to_, 3, &codes, &subgraphs,
                                                             "TinyML Workbench", &buffers_, nullptr,
                                                             &metadata_));
    return {to_.GetBufferPointer(), to_.GetBufferPointer() + to_.GetSize()};
}

} // namespace tmw
