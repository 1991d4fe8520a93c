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
    return type == DataType::UInt8 || type == DataType::Int8 || type == DataType::Bool        ? 1
           : type == DataType::Float16 || type == DataType::Int16 || type == DataType::UInt16 ? 2
           : type == DataType::Float32 || type == DataType::Int32 || type == DataType::UInt32 ? 4
           : type == DataType::Int64 || type == DataType::UInt64                              ? 8
                                                                                              : 0;
}

} // namespace rt
} // namespace tmw
