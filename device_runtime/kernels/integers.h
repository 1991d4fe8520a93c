// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/data_type.h"

namespace tmw {
namespace rt {

/// The integer types that quantized tensors have, held in an int32 while computed with.
struct IntegerRange {
    int32_t low;
    int32_t high;
};

constexpr bool isQuantizedInteger(uint32_t type) {
    return type == static_cast<uint32_t>(DataType::Int8) ||
           type == static_cast<uint32_t>(DataType::UInt8) ||
           type == static_cast<uint32_t>(DataType::Int16) ||
           type == static_cast<uint32_t>(DataType::Int32);
}

/// Those, and booleans, whose bytes are 0 and 1.
constexpr bool isInteger(uint32_t type) {
    return isQuantizedInteger(type) || type == static_cast<uint32_t>(DataType::Bool);
}

constexpr uint32_t widthOf(uint32_t type) {
    return static_cast<uint32_t>(sizeOf(static_cast<DataType>(type)));
}

constexpr IntegerRange rangeOf(DataType type) {
    return type == DataType::Int8    ? IntegerRange{-128, 127}
           : type == DataType::UInt8 ? IntegerRange{0, 255}
           : type == DataType::Int16 ? IntegerRange{-32768, 32767}
                                     : IntegerRange{-2147483647 - 1, 2147483647};
}

inline int32_t loadInteger(const void* tensor, uint32_t index, DataType type) {
    switch (type) {
    case DataType::Int8:
        return static_cast<const int8_t*>(tensor)[index];
    case DataType::UInt8:
    case DataType::Bool:
        return static_cast<const uint8_t*>(tensor)[index];
    case DataType::Int16:
        return static_cast<const int16_t*>(tensor)[index];
    default:
        return static_cast<const int32_t*>(tensor)[index];
    }
}

inline void storeInteger(void* tensor, uint32_t index, DataType type, int32_t value) {
    switch (type) {
    case DataType::Int8:
        static_cast<int8_t*>(tensor)[index] = static_cast<int8_t>(value);
        break;
    case DataType::UInt8:
    case DataType::Bool:
        static_cast<uint8_t*>(tensor)[index] = static_cast<uint8_t>(value);
        break;
    case DataType::Int16:
        static_cast<int16_t*>(tensor)[index] = static_cast<int16_t>(value);
        break;
    default:
        static_cast<int32_t*>(tensor)[index] = value;
        break;
    }
}

} // namespace rt
} // namespace tmw
