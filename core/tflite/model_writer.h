// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/quantization.h"
#include "core/tflite/schema_generated.h"
#include "core/tflite/tflite_model.h"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// A release of TensorFlow Lite.
struct RuntimeVersion {
    int major = 1;
    int minor = 5;
    int patch = 0;
    auto operator<=>(const RuntimeVersion&) const = default;
};

/// BuiltinOperator's number, the version of its behaviour that the file relies on, and the first
/// release that has it.
struct OperatorVersion {
    int32_t code = 0;
    int32_t version = 1;
    RuntimeVersion since;
};

/// Builds the bytes of a .tflite with one subgraph, tensor by tensor and operator by operator in
/// the order they run.
class ModelWriter {
public:
    /// A tensor with data. `quantization` is empty for float.
    int32_t addConstant(const std::string& name, const Shape& shape, DataType type,
                        std::span<const uint8_t> data, const TensorQuantization& quantization);
    template <typename T>
    int32_t addConstant(const std::string& name, const Shape& shape, DataType type,
                        const std::vector<T>& values, const TensorQuantization& quantization) {
        return addConstant(
            name, shape, type,
            std::span(reinterpret_cast<const uint8_t*>(values.data()), values.size() * sizeof(T)),
            quantization);
    }
    /// A tensor that is computed, or the input: float without quantization, else of its type.
    int32_t addActivation(const std::string& name, const Shape& shape,
                          const std::optional<Quantization>& quantization);

    /// A tensor that an operator keeps between runs; it begins as 0.
    int32_t addVariable(const std::string& name, const Shape& shape, DataType type,
                        const TensorQuantization& quantization);

    void addOperator(const OperatorVersion& op, const std::vector<int32_t>& inputs,
                     const std::vector<int32_t>& outputs,
                     schema::BuiltinOptions optionsType = schema::BuiltinOptions::NONE,
                     flatbuffers::Offset<void> options = 0,
                     const std::vector<int32_t>& intermediates = {});

    /// For the options of an operator.
    flatbuffers::FlatBufferBuilder& builder() { return to_; }

    /// A buffer that goes by a name, for whoever looks for it.
    void addMetadata(const std::string& name, const std::vector<uint8_t>& bytes);

    /// Ends it.
    std::vector<uint8_t> finish(int32_t input, int32_t output);

private:
    uint32_t addBuffer(std::span<const uint8_t> data);
    int32_t addTensor(const std::string& name, const Shape& shape, DataType type, uint32_t buffer,
                      const TensorQuantization& quantization, bool variable = false);
    uint32_t operatorCode(const OperatorVersion& op);

    flatbuffers::FlatBufferBuilder to_{4096};
    /// Number 0 is the empty one that every computed tensor names.
    std::vector<flatbuffers::Offset<schema::Buffer>> buffers_{schema::CreateBuffer(to_)};
    std::vector<flatbuffers::Offset<schema::Tensor>> tensors_;
    std::vector<flatbuffers::Offset<schema::Operator>> operators_;
    std::vector<OperatorVersion> codes_;
    std::vector<flatbuffers::Offset<schema::Metadata>> metadata_;
};

} // namespace tmw
