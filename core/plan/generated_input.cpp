// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"

#include <algorithm>
#include <limits>

namespace tmw {

namespace {

constexpr ErrorKind kType{
    "generated_input.type",
    "No input can be generated for type number %1. Give the input as a file."};

template <typename T, typename Make>
void fillWith(Tensor& tensor, Make make) {
    std::ranges::generate(tensor.as<T>(), make);
}

/// What elements may stand for, from what is generated to what is left in the end.
enum class Elements : uint8_t { NotZero, Positive, Zero };

template <typename T>
T limited(T value, T zero, Elements to) {
    if (to == Elements::Zero)
        return zero;
    const T above = zero < std::numeric_limits<T>::max() ? static_cast<T>(zero + T(1)) : zero;
    if (value == zero || (to == Elements::Positive && value < zero))
        return above;
    return value;
}

template <typename T>
void limitAs(Tensor& tensor, T zero, Elements to) {
    for (T& each : tensor.as<T>())
        each = limited(each, zero, to);
}

void limit(Tensor& tensor, int32_t zeroPoint, Elements to) {
    switch (tensor.type) {
    case DataType::Float32:
        return limitAs(tensor, 0.0f, to);
    case DataType::Int8:
        return limitAs(tensor, static_cast<int8_t>(zeroPoint), to);
    case DataType::UInt8:
        return limitAs(tensor, static_cast<uint8_t>(zeroPoint), to);
    case DataType::Int16:
        return limitAs(tensor, static_cast<int16_t>(zeroPoint), to);
    case DataType::UInt16:
        return limitAs(tensor, static_cast<uint16_t>(zeroPoint), to);
    case DataType::Int32:
        return limitAs(tensor, zeroPoint, to);
    case DataType::UInt32:
        return limitAs(tensor, uint32_t{0}, to);
    case DataType::Int64:
        return limitAs(tensor, int64_t{0}, to);
    case DataType::UInt64:
        return limitAs(tensor, uint64_t{0}, to);
    case DataType::Bool:
    case DataType::Float16:
    case DataType::Int4:
        return;
    }
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

Result<std::vector<Tensor>> computableInputs(Runner& runner, uint32_t seed) {
    TMW_TRY(auto inputs, generatedInputs(runner, seed));
    const auto runs = [&] {
        runner.reset();
        auto made = runner.invoke(inputs);
        runner.reset();
        return made;
    };
    const auto first = runs();
    if (first || first.error().code() != kRunnerFault)
        return first ? Result<std::vector<Tensor>>(std::move(inputs)) : forward(first);
    for (const Elements to : {Elements::NotZero, Elements::Positive, Elements::Zero}) {
        for (size_t i = 0; i < inputs.size(); ++i)
            limit(inputs[i], runner.inputs()[i].zeroPoint, to);
        if (runs())
            return inputs;
    }
    return forward(first);
}

} // namespace tmw
