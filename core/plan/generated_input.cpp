// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kType{
    "generated_input.type",
    "No input can be generated for type number %1. Give the input as a file."};

template <typename T, typename Make>
void fillWith(Tensor& tensor, Make make) {
    std::ranges::generate(tensor.as<T>(), make);
}

} // namespace

Result<Tensor> GeneratedInput::next(DataType type, const Shape& shape) {
    TMW_TRY(const size_t elements, elementCount(shape));
    Tensor tensor{type, shape, std::vector<std::byte>(elements * rt::sizeOf(type))};
    switch (type) {
    case DataType::Float32:
        fillWith<float>(tensor, [this] {
            return static_cast<float>(static_cast<double>(static_cast<int32_t>(step())) /
                                      2147483648.0);
        });
        return tensor;
    case DataType::Int8:
    case DataType::UInt8:
        fillWith<uint8_t>(tensor, [this] { return static_cast<uint8_t>(step() >> 24); });
        return tensor;
    case DataType::Int16:
    case DataType::UInt16:
        fillWith<uint16_t>(tensor, [this] { return static_cast<uint16_t>(step() >> 16); });
        return tensor;
    case DataType::Int32:
        fillWith<int32_t>(tensor, [this] { return static_cast<int32_t>(step() >> 24 & 1u); });
        return tensor;
    case DataType::Int64:
        fillWith<int64_t>(tensor, [this] { return static_cast<int64_t>(step() >> 24 & 1u); });
        return tensor;
    case DataType::UInt32:
        fillWith<uint32_t>(tensor, [this] { return step(); });
        return tensor;
    case DataType::UInt64:
        fillWith<uint64_t>(tensor, [this] { return uint64_t{step()}; });
        return tensor;
    case DataType::Bool:
        fillWith<uint8_t>(tensor, [this] { return static_cast<uint8_t>(step() >> 24 & 1u); });
        return tensor;
    case DataType::Float16:
    case DataType::Int4:
        break;
    }
    return fail(kType, static_cast<int>(type));
}

Result<std::vector<Tensor>> generatedInputs(const Runner& runner, uint32_t seed) {
    GeneratedInput generator(seed);
    std::vector<Tensor> inputs;
    for (const PlanTensorInfo& info : runner.inputs()) {
        TMW_TRY(Tensor input, generator.next(info.type, info.shape));
        inputs.push_back(std::move(input));
    }
    return inputs;
}

} // namespace tmw
