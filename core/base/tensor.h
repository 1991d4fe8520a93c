// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/base/data_type.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tmw {

using DataType = rt::DataType;

/// Dimensions, outermost first. A scalar has none.
using Shape = std::vector<int32_t>;

/// Number of elements, or nothing where a dimension is negative or the product passes 2^31 - 1.
Result<size_t> elementCount(const Shape& shape);
/// "1x49x10", "scalar".
std::string toText(const Shape& shape);

/// Values of any type, row-major.
struct Tensor {
    DataType type = DataType::Float32;
    Shape shape;
    std::vector<std::byte> bytes;

    template <typename T>
    std::span<const T> as() const {
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    template <typename T>
    std::span<T> as() {
        return {reinterpret_cast<T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
};

/// An element of row-major bytes, at any address. Types without whole bytes read as bytes.
double storedValue(DataType type, std::span<const uint8_t> bytes, size_t index);

} // namespace tmw
