// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tensor.h"

#include "core/base/half.h"

#include <cstring>
#include <limits>

namespace tmw {

namespace {
constexpr ErrorKind kBadShape{
    "tensor.bad_shape",
    "The shape %1 has a negative dimension or more than 2,147,483,647 elements."};

template <typename T>
double valueAt(std::span<const uint8_t> bytes, size_t index) {
    T value{};
    std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return static_cast<double>(value);
}

} // namespace

Result<size_t> elementCount(const Shape& shape) {
    uint64_t count = 1;
    for (const int32_t dimension : shape) {
        if (dimension < 0)
            return fail(kBadShape, toText(shape));
        count *= static_cast<uint64_t>(dimension);
        if (count > static_cast<uint64_t>(std::numeric_limits<int32_t>::max()))
            return fail(kBadShape, toText(shape));
    }
    return static_cast<size_t>(count);
}

std::string toText(const Shape& shape) {
    if (shape.empty())
        return "scalar";
    std::string text;
    for (const int32_t dimension : shape)
        text += (text.empty() ? "" : "x") + std::to_string(dimension);
    return text;
}

double storedValue(DataType type, std::span<const uint8_t> bytes, size_t index) {
    switch (type) {
    case DataType::Float32:
        return valueAt<float>(bytes, index);
    case DataType::Float16:
        return static_cast<double>(
            halfToFloat(static_cast<uint16_t>(valueAt<uint16_t>(bytes, index))));
    case DataType::Int8:
        return valueAt<int8_t>(bytes, index);
    case DataType::Int16:
        return valueAt<int16_t>(bytes, index);
    case DataType::Int32:
        return valueAt<int32_t>(bytes, index);
    case DataType::Int64:
        return valueAt<int64_t>(bytes, index);
    case DataType::UInt16:
        return valueAt<uint16_t>(bytes, index);
    case DataType::UInt32:
        return valueAt<uint32_t>(bytes, index);
    case DataType::UInt64:
        return valueAt<uint64_t>(bytes, index);
    default:
        return valueAt<uint8_t>(bytes, index);
    }
}

} // namespace tmw
