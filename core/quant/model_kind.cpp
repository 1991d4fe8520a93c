// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/model_kind.h"

#include <array>

namespace tmw {

namespace {
constexpr ErrorKind kUnknownKind{"convert.unknown_kind",
                                 "\"%1\" is not a kind of model. Write one of: %2."};
constexpr std::array<std::string_view, kModelKinds> kWords{"float", "int8", "int16x8", "float16",
                                                           "int8w"};
} // namespace

std::string_view toText(ModelKind kind) {
    return kWords[static_cast<size_t>(kind)];
}

Result<ModelKind> parseModelKind(std::string_view word) {
    std::string all;
    for (size_t i = 0; i < kWords.size(); ++i) {
        if (kWords[i] == word)
            return static_cast<ModelKind>(i);
        all.append(i ? ", " : "").append(kWords[i]);
    }
    return fail(kUnknownKind, word, all);
}

ModelKind kindOf(const TfliteModel& model) {
    const TfliteSubgraph& graph = model.graph();
    const auto tensor = [&](int32_t index) -> const TfliteTensor& {
        return graph.tensors[static_cast<size_t>(index)];
    };
    if (!graph.inputs.empty()) {
        const DataType input = tensor(graph.inputs[0]).type;
        if (input == DataType::Int8 || input == DataType::Int16)
            return input == DataType::Int8 ? ModelKind::Int8 : ModelKind::Int16x8;
    }
    for (const TfliteOperator& op : graph.operators) {
        if (op.name != "DEQUANTIZE" || op.inputs.empty() || op.inputs[0] < 0 ||
            !tensor(op.inputs[0]).isConstant)
            continue;
        return tensor(op.inputs[0]).type == DataType::Float16 ? ModelKind::Float16
                                                              : ModelKind::Int8Weights;
    }
    return ModelKind::Float;
}

std::vector<std::string_view> convertedKinds() {
    return {kWords.begin() + 1, kWords.end()};
}

std::optional<DataType> activationType(ModelKind kind) {
    if (kind == ModelKind::Int8)
        return DataType::Int8;
    if (kind == ModelKind::Int16x8)
        return DataType::Int16;
    return std::nullopt;
}

} // namespace tmw
