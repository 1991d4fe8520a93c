// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tensor.h"

#include <limits>

namespace tmw {

namespace {
constexpr ErrorKind kBadShape{
    "tensor.bad_shape",
    "The shape %1 has a negative dimension or more than 2,147,483,647 elements."};
}

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

} // namespace tmw
