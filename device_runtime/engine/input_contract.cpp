// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/engine/input_contract.h"

#include "device_runtime/base/rounding.h"

namespace tmw {
namespace rt {

void writeElement(DataType type, void* tensor, size_t index, float raw,
                  const InputContract& contract) {
    const float product = raw * contract.a;
    const float value = product + contract.b;
    switch (type) {
    case DataType::Float32:
        static_cast<float*>(tensor)[index] = value;
        break;
    case DataType::Int8:
        static_cast<int8_t*>(tensor)[index] = static_cast<int8_t>(roundHalfAway(value, -128, 127));
        break;
    case DataType::UInt8:
        static_cast<uint8_t*>(tensor)[index] = static_cast<uint8_t>(roundHalfAway(value, 0, 255));
        break;
    case DataType::Int16:
        static_cast<int16_t*>(tensor)[index] =
            static_cast<int16_t>(roundHalfAway(value, -32768, 32767));
        break;
    case DataType::Int32:
        static_cast<int32_t*>(tensor)[index] = roundHalfAway(value, -2147483647 - 1, 2147483647);
        break;
    case DataType::Int64:
        static_cast<int64_t*>(tensor)[index] = roundHalfAway(value, -2147483647 - 1, 2147483647);
        break;
    case DataType::UInt16:
        static_cast<uint16_t*>(tensor)[index] =
            static_cast<uint16_t>(roundHalfAway(value, 0, 65535));
        break;
    case DataType::UInt32:
        static_cast<uint32_t*>(tensor)[index] =
            static_cast<uint32_t>(roundHalfAway(value, 0, 2147483647));
        break;
    case DataType::UInt64:
        static_cast<uint64_t*>(tensor)[index] =
            static_cast<uint64_t>(roundHalfAway(value, 0, 2147483647));
        break;
    case DataType::Bool:
        static_cast<uint8_t*>(tensor)[index] = value != 0.0f;
        break;
    case DataType::Float16:
    case DataType::Int4:
        break;
    }
}

} // namespace rt
} // namespace tmw
