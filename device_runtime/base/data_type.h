// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// Element types, numbered as TensorFlow Lite's TensorType so that a plan and a .tflite agree.
enum class DataType : uint8_t {
    Float32 = 0,
    Float16 = 1,
    Int32 = 2,
    UInt8 = 3,
    Int64 = 4,
    Bool = 6,
    Int16 = 7,
    Int8 = 9,
    UInt64 = 12,
    UInt32 = 15,
    UInt16 = 16,
    Int4 = 17,
};

/// Bytes of one element; 0 for a type that has no whole number of them.
constexpr size_t sizeOf(DataType type) {
    switch (type) {
    case DataType::UInt8:
    case DataType::Int8:
    case DataType::Bool:
        return 1;
    case DataType::Float16:
    case DataType::Int16:
    case DataType::UInt16:
        return 2;
    case DataType::Float32:
    case DataType::Int32:
    case DataType::UInt32:
        return 4;
    case DataType::Int64:
    case DataType::UInt64:
        return 8;
    case DataType::Int4:
        break;
    }
    return 0;
}

} // namespace rt
} // namespace tmw
