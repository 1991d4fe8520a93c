// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace tmw {

namespace {

constexpr size_t kMostDimensions = 8;

constexpr ErrorKind kNotIdx{"idx.not_idx", "%1 is not an IDX file: it does not begin with two zero "
                                           "bytes, a type and a number of dimensions."};
constexpr ErrorKind kType{"idx.type", "%1 holds values of type %2, and there are 8, 9, 11, 12, 13 "
                                      "and 14. The file is damaged: get it again."};
constexpr ErrorKind kSize{"idx.size", "%1 has %2 bytes of values where its sizes %3 need %4. The "
                                      "file is cut off or damaged: get it again."};

struct IdxType {
    uint8_t code;
    DataType type;
    size_t bytes; ///< of a value in the file
};
constexpr std::array<IdxType, 6> kTypes{{{0x08, DataType::UInt8, 1},
                                         {0x09, DataType::Int8, 1},
                                         {0x0b, DataType::Int16, 2},
                                         {0x0c, DataType::Int32, 4},
                                         {0x0d, DataType::Float32, 4},
                                         {0x0e, DataType::Float32, 8}}};

/// Big-endian values to this machine's order.
void copySwapped(std::span<const uint8_t> from, size_t width, uint8_t* to) {
    for (size_t at = 0; at < from.size(); at += width)
        std::reverse_copy(from.data() + at, from.data() + at + width, to + at);
}

void narrow(std::span<const uint8_t> from, std::span<float> to) {
    for (size_t i = 0; i < to.size(); ++i) {
        double value = 0;
        copySwapped(from.subspan(i * sizeof value, sizeof value), sizeof value,
                    reinterpret_cast<uint8_t*>(&value));
        to[i] = static_cast<float>(value);
    }
}

Result<Shape> shapeOf(std::span<const uint8_t> bytes, std::string_view file) {
    Shape shape;
    for (size_t i = 0; i < bytes[3]; ++i) {
        const uint8_t* at = bytes.data() + 4 + 4 * i;
        const uint32_t size =
            uint32_t{at[0]} << 24 | uint32_t{at[1]} << 16 | uint32_t{at[2]} << 8 | uint32_t{at[3]};
        if (size > 0x7fffffffu)
            return fail(kNotIdx, file);
        shape.push_back(static_cast<int32_t>(size));
    }
    return shape;
}

} // namespace

bool beginsAsIdx(std::span<const uint8_t> bytes) {
    return bytes.size() >= 4 && bytes[0] == 0 && bytes[1] == 0 && bytes[3] != 0 &&
           bytes[3] <= kMostDimensions;
}

Result<Tensor> parseIdx(std::span<const uint8_t> bytes, std::string_view file) {
    if (!beginsAsIdx(bytes) || bytes.size() < 4 + 4 * size_t{bytes[3]})
        return fail(kNotIdx, file);
    const auto type = std::ranges::find(kTypes, bytes[2], &IdxType::code);
    if (type == kTypes.end())
        return fail(kType, file, bytes[2]);
    TMW_TRY(Shape shape, shapeOf(bytes, file));
    TMW_TRY(const size_t count, elementCount(shape));
    const auto values = bytes.subspan(4 + 4 * shape.size());
    if (values.size() != count * type->bytes)
        return fail(kSize, file, values.size(), toText(shape), count * type->bytes);
    Tensor tensor{type->type, std::move(shape),
                  std::vector<std::byte>(count * rt::sizeOf(type->type))};
    if (type->bytes == sizeof(double))
        narrow(values, tensor.as<float>());
    else
        copySwapped(values, type->bytes, reinterpret_cast<uint8_t*>(tensor.bytes.data()));
    return tensor;
}

} // namespace tmw
