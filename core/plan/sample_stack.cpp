// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/sample_stack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw {

namespace {

constexpr ErrorKind kType{"stack.type", "The file holds %1, the input takes %2.%3"};
constexpr ErrorKind kShape{"stack.shape",
                           "The file's shape is %1; the input takes %2, or N of them along a first "
                           "axis."};

std::string_view nameOf(DataType type) {
    switch (type) {
    case DataType::Float32:
        return "float32";
    case DataType::Float16:
        return "float16";
    case DataType::Int32:
        return "int32";
    case DataType::UInt8:
        return "uint8";
    case DataType::Int64:
        return "int64";
    case DataType::Bool:
        return "bool";
    case DataType::Int16:
        return "int16";
    case DataType::Int8:
        return "int8";
    case DataType::UInt64:
        return "uint64";
    case DataType::UInt32:
        return "uint32";
    case DataType::UInt16:
        return "uint16";
    case DataType::Int4:
        return "int4";
    }
    return "an unknown type";
}

template <typename T>
Tensor quantized(const Tensor& tensor, const PlanTensorInfo& input) {
    const auto values = tensor.as<float>();
    Tensor out{input.type, tensor.shape, std::vector<std::byte>(values.size() * sizeof(T))};
    const auto low = static_cast<float>(std::numeric_limits<T>::min());
    const auto high = static_cast<float>(std::numeric_limits<T>::max());
    for (size_t i = 0; i < values.size(); ++i) {
        const float q = std::round(values[i] / input.scale) + static_cast<float>(input.zeroPoint);
        out.as<T>()[i] = static_cast<T>(std::isnan(q) ? 0.0f : std::clamp(q, low, high));
    }
    return out;
}

/// In the input's own type. Int32's limits are not floats, so only narrower types are quantized.
Result<Tensor> typed(const Tensor& tensor, const PlanTensorInfo& input, bool quantize) {
    if (tensor.type == input.type)
        return tensor;
    const bool fromFloat = tensor.type == DataType::Float32 && input.scale != 0;
    if (quantize && fromFloat && input.type == DataType::Int8)
        return quantized<int8_t>(tensor, input);
    if (quantize && fromFloat && input.type == DataType::UInt8)
        return quantized<uint8_t>(tensor, input);
    if (quantize && fromFloat && input.type == DataType::Int16)
        return quantized<int16_t>(tensor, input);
    const char* cure = !quantize && fromFloat ? " --quantize converts it." : "";
    return fail(kType, nameOf(tensor.type), nameOf(input.type), cure);
}

/// How many samples, or 0 where the shape does not fit.
size_t sampleCount(const Shape& shape, const Shape& sample) {
    if (shape == sample)
        return 1;
    if (shape.size() == sample.size() + 1 &&
        std::ranges::equal(std::span(shape).subspan(1), sample))
        return static_cast<size_t>(shape.front());
    const bool alongFirst = !sample.empty() && sample.front() == 1 &&
                            shape.size() == sample.size() &&
                            std::equal(shape.begin() + 1, shape.end(), sample.begin() + 1);
    return alongFirst ? static_cast<size_t>(shape.front()) : 0;
}

} // namespace

Result<std::vector<Tensor>> unstack(const Tensor& tensor, const PlanTensorInfo& input,
                                    bool quantize) {
    const size_t count = sampleCount(tensor.shape, input.shape);
    if (count == 0)
        return fail(kShape, toText(tensor.shape), toText(input.shape));
    TMW_TRY(const Tensor all, typed(tensor, input, quantize));
    const size_t bytes = all.bytes.size() / count;
    std::vector<Tensor> samples;
    for (size_t i = 0; i < count; ++i) {
        const auto from = all.bytes.begin() + static_cast<std::ptrdiff_t>(i * bytes);
        samples.push_back(
            {input.type, input.shape, {from, from + static_cast<std::ptrdiff_t>(bytes)}});
    }
    return samples;
}

Tensor stack(std::span<const Tensor> samples) {
    Tensor out = samples.front();
    if (samples.size() == 1)
        return out;
    const auto count = static_cast<int32_t>(samples.size());
    if (!out.shape.empty() && out.shape.front() == 1)
        out.shape.front() = count;
    else
        out.shape.insert(out.shape.begin(), count);
    for (const auto& each : samples.subspan(1))
        out.bytes.insert(out.bytes.end(), each.bytes.begin(), each.bytes.end());
    return out;
}

} // namespace tmw
