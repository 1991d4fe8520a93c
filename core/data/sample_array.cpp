// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample_array.h"

namespace tmw {

namespace {

void makeFloats(SampleArray& array) {
    if (!array.holdsBytes())
        return;
    array.floats.assign(array.bytes.begin(), array.bytes.end());
    array.bytes.clear();
}

} // namespace

size_t SampleArray::width() const {
    size_t width = 1;
    for (const int32_t size : shape)
        width *= static_cast<size_t>(size);
    return width;
}

void append(SampleArray& array, const SampleArray& more) {
    if (array.holdsBytes() && more.holdsBytes()) {
        array.bytes.insert(array.bytes.end(), more.bytes.begin(), more.bytes.end());
        return;
    }
    makeFloats(array);
    if (more.holdsBytes())
        array.floats.insert(array.floats.end(), more.bytes.begin(), more.bytes.end());
    else
        array.floats.insert(array.floats.end(), more.floats.begin(), more.floats.end());
}

std::vector<std::string> valueNames(const Shape& shape) {
    std::vector<std::string> names{""};
    for (const int32_t size : shape) {
        std::vector<std::string> longer;
        longer.reserve(names.size() * static_cast<size_t>(size));
        for (const std::string& name : names)
            for (int32_t i = 0; i < size; ++i)
                longer.push_back(name + (name.empty() ? "" : ",") + std::to_string(i));
        names = std::move(longer);
    }
    return names;
}

} // namespace tmw
