// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/quantization.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tmw {

namespace {
constexpr double kLeast = -128;
constexpr double kGreatest = 127;
constexpr float kGreatest16 = 32767;

template <typename T>
std::vector<T> valuesOf(std::span<const uint8_t> bytes) {
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
}

template <typename T>
std::vector<float> dequantized(std::span<const uint8_t> bytes, float scale, int64_t zeroPoint) {
    std::vector<float> values;
    for (const T q : valuesOf<T>(bytes))
        values.push_back(scale * static_cast<float>(q - zeroPoint));
    return values;
}
} // namespace

Quantization activationQuantization(Range range, Scale least) {
    const double low = std::min(0.0, static_cast<double>(range.low));
    const double high = std::max(0.0, static_cast<double>(range.high));
    if (low == high)
        return {{1}, {0}};
    const float scale =
        std::max({static_cast<float>((high - low) / (kGreatest - kLeast)), least.value, 1e-18F});
    const double zeroPoint = std::round(kLeast - low / static_cast<double>(scale));
    return {{scale}, {static_cast<int32_t>(std::clamp(zeroPoint, kLeast, kGreatest))}};
}

Quantization int16Quantization(Range range, Scale least) {
    const float most = std::max(std::abs(range.low), std::abs(range.high));
    if (most == 0)
        return {{1}, {0}, DataType::Int16};
    const float scale = std::max({most / kGreatest16, least.value, 1e-18F});
    int exponent = 0;
    const bool exact = std::frexp(scale, &exponent) == 0.5F;
    return {{std::ldexp(1.0F, exact ? exponent - 1 : exponent)}, {0}, DataType::Int16};
}

Quantization quantizationOf(DataType type, Range range, Scale least) {
    return type == DataType::Int16 ? int16Quantization(range, least)
                                   : activationQuantization(range, least);
}

Scale weightScale(float greatest) {
    return {greatest > 0 ? std::max(greatest / 127.0F, 1e-18F) : 1.0F};
}

Scale int16WeightScale(Scale scale) {
    constexpr int kBits = 15;
    int exponent = 0;
    const float steps = std::ceil(std::ldexp(std::frexp(scale.value, &exponent), kBits));
    return {std::ldexp(steps, exponent - kBits)};
}

int8_t quantizeInt8(float value, Quantization to) {
    to.type = DataType::Int8;
    return static_cast<int8_t>(quantizeValue(value, to));
}

int32_t quantizeValue(float value, Quantization to) {
    const double steps =
        std::round(static_cast<double>(value) / static_cast<double>(to.scale.value));
    const bool wide = to.type == DataType::Int16;
    return static_cast<int32_t>(std::clamp(steps + to.zeroPoint.value, wide ? -32768.0 : kLeast,
                                           wide ? 32767.0 : kGreatest));
}

std::optional<std::vector<float>> realValues(DataType type, std::span<const uint8_t> bytes,
                                             const TensorQuantization& quantization) {
    if (type == DataType::Float32)
        return valuesOf<float>(bytes);
    if (quantization.scales.size() != 1)
        return std::nullopt;
    const float scale = quantization.scales[0];
    const int64_t zeroPoint = quantization.zeroPoints[0];
    switch (type) {
    case DataType::Int8:
        return dequantized<int8_t>(bytes, scale, zeroPoint);
    case DataType::UInt8:
        return dequantized<uint8_t>(bytes, scale, zeroPoint);
    case DataType::Int16:
        return dequantized<int16_t>(bytes, scale, zeroPoint);
    default:
        return std::nullopt;
    }
}

TensorQuantization tensorQuantization(Quantization quantization) {
    return {{quantization.scale.value}, {quantization.zeroPoint.value}, 0};
}

} // namespace tmw
