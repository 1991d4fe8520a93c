// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/encoded_weights.h"

/// A type, two dimensions, whether each of the first or of the last has a scale, and how many bytes
/// are encoded; then these, and ancillary data.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    constexpr size_t kHead = 5;
    if (size < kHead || data[4] > size - kHead)
        return 0;
    tmw::TfliteTensor tensor;
    tensor.type = static_cast<tmw::DataType>(data[0] % 23);
    tensor.shape = {data[1], data[2]};
    const size_t scales = data[3] % 3 == 0 ? 0 : data[data[3] % 3];
    tensor.quantization = {std::vector<float>(scales, 1.0f),
                           std::vector<int64_t>(scales, data[3] / 3), data[3] % 3 - 1};
    const std::span<const uint8_t> rest(data + kHead, size - kHead);
    const auto decoded = tmw::decodeWeights(tensor, rest.first(data[4]), rest.subspan(data[4]));
    const size_t elements = size_t{data[1]} * data[2];
    if (decoded && elements > 0 && decoded->size() % elements != 0)
        __builtin_trap();
    if (!decoded && decoded.error().empty())
        __builtin_trap();
    return 0;
}
