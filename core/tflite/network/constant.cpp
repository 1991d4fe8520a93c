// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/constant.h"

#include "core/base/half.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

template <typename T>
std::vector<T> valuesOf(std::span<const uint8_t> bytes) {
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}

/// Which scale goes with an element: one for all, or that of its place along the dimension.
class Scales {
public:
    explicit Scales(const TfliteTensor& tensor) : quantization_(tensor.quantization) {
        if (quantization_.scales.size() < 2)
            return;
        const auto axis = static_cast<size_t>(quantization_.dimension);
        for (size_t i = axis + 1; i < tensor.shape.size(); ++i)
            inner_ *= static_cast<size_t>(tensor.shape[i]);
    }

    float real(size_t element, int64_t q) const {
        if (!quantization_.present())
            return static_cast<float>(q);
        const size_t at = element / inner_ % quantization_.scales.size();
        const auto& zeros = quantization_.zeroPoints;
        const int64_t zero = zeros.empty() ? 0 : zeros[zeros.size() > 1 ? at : 0];
        return static_cast<float>(static_cast<double>(quantization_.scales[at]) *
                                  static_cast<double>(q - zero));
    }

private:
    const TensorQuantization& quantization_;
    size_t inner_ = 1;
};

template <typename T>
std::vector<float> dequantized(const TfliteTensor& tensor) {
    const Scales scales(tensor);
    std::vector<float> values;
    for (const T q : valuesOf<T>(tensor.data))
        values.push_back(scales.real(values.size(), q));
    return values;
}

/// Two to a byte, the lower half first.
std::vector<float> dequantizedInt4(const TfliteTensor& tensor) {
    const Scales scales(tensor);
    const size_t count = elementCount(tensor.shape).value_or(0);
    std::vector<float> values;
    for (const auto byte : valuesOf<int8_t>(tensor.data))
        for (const int q : {static_cast<int8_t>(byte * 16) / 16, byte >> 4})
            if (values.size() < count)
                values.push_back(scales.real(values.size(), q));
    return values;
}

std::vector<float> halves(const TfliteTensor& tensor) {
    std::vector<float> values;
    for (const uint16_t half : valuesOf<uint16_t>(tensor.data))
        values.push_back(halfToFloat(half));
    return values;
}

std::optional<std::vector<float>> realsOf(const TfliteTensor& tensor) {
    switch (tensor.type) {
    case DataType::Int4:
        return dequantizedInt4(tensor);
    case DataType::Float32:
        return valuesOf<float>(tensor.data);
    case DataType::Float16:
        return halves(tensor);
    case DataType::Int8:
        return dequantized<int8_t>(tensor);
    case DataType::UInt8:
        return dequantized<uint8_t>(tensor);
    case DataType::Int16:
        return dequantized<int16_t>(tensor);
    case DataType::Int32:
        return dequantized<int32_t>(tensor);
    case DataType::Int64:
        return dequantized<int64_t>(tensor);
    default:
        return std::nullopt;
    }
}

/// Steps of `shape` along the dimensions of `whole`, 0 where it is repeated.
std::vector<size_t> stepsAlong(const Shape& shape, const Shape& whole) {
    std::vector<size_t> steps(whole.size());
    size_t step = 1;
    for (size_t i = 0; i < shape.size(); ++i) {
        const int32_t size = shape[shape.size() - 1 - i];
        steps[whole.size() - 1 - i] = size == 1 ? 0 : step;
        step *= static_cast<size_t>(size);
    }
    return steps;
}

/// Nothing where they do not fit.
std::optional<Shape> commonShape(const Shape& a, const Shape& b) {
    Shape whole(std::max(a.size(), b.size()), 1);
    for (const Shape* each : {&a, &b})
        for (size_t i = 0; i < each->size(); ++i) {
            int32_t& to = whole[whole.size() - 1 - i];
            const int32_t size = (*each)[each->size() - 1 - i];
            if (to != 1 && size != 1 && to != size)
                return std::nullopt;
            to = std::max(to, size);
        }
    return whole;
}

} // namespace

std::optional<RealTensor> realTensor(const TfliteTensor& tensor) {
    auto values = realsOf(tensor);
    const auto count = elementCount(tensor.shape);
    if (!values || !count || values->size() != *count)
        return std::nullopt;
    return RealTensor{tensor.shape, std::move(*values)};
}

std::optional<RealTensor> multiplied(const RealTensor& a, const RealTensor& b) {
    const auto whole = commonShape(a.shape, b.shape);
    if (!whole)
        return std::nullopt;
    const auto count = elementCount(*whole);
    if (!count || *count > std::max(a.values.size(), b.values.size()))
        return std::nullopt; // an outer product is no scaling
    const auto inA = stepsAlong(a.shape, *whole);
    const auto inB = stepsAlong(b.shape, *whole);
    RealTensor made{*whole, {}};
    for (size_t i = 0; i < *count; ++i) {
        size_t atA = 0, atB = 0, rest = i;
        for (size_t d = whole->size(); d-- > 0;) {
            const size_t index = rest % static_cast<size_t>((*whole)[d]);
            rest /= static_cast<size_t>((*whole)[d]);
            atA += index * inA[d];
            atB += index * inB[d];
        }
        made.values.push_back(a.values[atA] * b.values[atB]);
    }
    return made;
}

} // namespace tmw
