// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/stored_tensor.h"

#include "core/tflite/schema_generated.h"

namespace tmw {

std::set<int32_t> decoderInputs(const schema::Model& model, const schema::SubGraph& graph) {
    std::set<int32_t> found;
    if (!graph.operators() || !model.operator_codes())
        return found;
    for (const schema::Operator* op : *graph.operators()) {
        if (op->opcode_index() >= model.operator_codes()->size() || !op->inputs())
            continue;
        const auto* name = model.operator_codes()->Get(op->opcode_index())->custom_code();
        if (name && name->string_view() == "TFLM_DECODE")
            found.insert(op->inputs()->begin(), op->inputs()->end());
    }
    return found;
}

std::optional<size_t> dataBytes(DataType type, size_t elements) {
    switch (static_cast<schema::TensorType>(type)) {
    case schema::TensorType::STRING:
    case schema::TensorType::RESOURCE:
    case schema::TensorType::VARIANT:
        return std::nullopt;
    case schema::TensorType::INT2:
        return (elements + 3) / 4;
    case schema::TensorType::INT4:
    case schema::TensorType::UINT4:
        return (elements + 1) / 2;
    case schema::TensorType::BOOL:
    case schema::TensorType::INT8:
    case schema::TensorType::UINT8:
    case schema::TensorType::FLOAT8_E4M3FN:
    case schema::TensorType::FLOAT8_E5M2:
        return elements;
    case schema::TensorType::FLOAT16:
    case schema::TensorType::BFLOAT16:
    case schema::TensorType::INT16:
    case schema::TensorType::UINT16:
        return elements * 2;
    case schema::TensorType::FLOAT32:
    case schema::TensorType::INT32:
    case schema::TensorType::UINT32:
        return elements * 4;
    case schema::TensorType::INT64:
    case schema::TensorType::UINT64:
    case schema::TensorType::FLOAT64:
    case schema::TensorType::COMPLEX64:
        return elements * 8;
    case schema::TensorType::COMPLEX128:
        return elements * 16;
    }
    return std::nullopt;
}

} // namespace tmw
