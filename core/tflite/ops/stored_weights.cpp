// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/stored_weights.h"

#include "core/base/half.h"

#include <algorithm>
#include <cmath>

namespace tmw::tflite {

namespace {

constexpr ErrorKind kHalf{
    "convert.half",
    "Layer \"%1\" cannot be float16: a weight is beyond 65504. Train with a smaller rate or with "
    "train.max_norm, or convert to another kind."};

constexpr OperatorVersion kDequantize{6, 2, {1, 14, 0}};
constexpr OperatorVersion kDequantizeHalf{6, 3, {1, 15, 0}};
constexpr OperatorVersion kMultiply{18, 1, {1, 5, 0}};

int32_t addDequantize(int32_t stored, const std::string& name, const Shape& shape,
                      const OperatorVersion& version, ModelWriter& to) {
    const int32_t made = to.addActivation(name, shape, {});
    to.addOperator(version, {stored}, {made}, schema::BuiltinOptions::DequantizeOptions,
                   schema::CreateDequantizeOptions(to.builder()).Union());
    return made;
}

Result<int32_t> addHalves(const std::string& layer, const Sums& sums, ModelWriter& to) {
    constexpr float kGreatest = 65504;
    std::vector<uint16_t> halves;
    for (const float value : sums.kernel) {
        if (std::abs(value) > kGreatest)
            return fail(kHalf, layer);
        halves.push_back(floatToHalf(value));
    }
    const std::string name = layer + "/kernel";
    const int32_t stored = to.addConstant(name + "/float16", sums.shape, DataType::Float16,
                                          inFileOrder(sums, halves), {});
    return addDequantize(stored, name, sums.shape, kDequantizeHalf, to);
}

/// Steps of the scales, one a group of units.
std::vector<int8_t> stepsOf(const Sums& sums, std::span<const float> scales) {
    std::vector<int8_t> steps;
    const size_t length = sums.kernel.size() / scales.size();
    for (size_t i = 0; i < sums.kernel.size(); ++i)
        steps.push_back(quantizeInt8(sums.kernel[i], {{scales[i / length]}, {0}}));
    return steps;
}

std::vector<float> scalesOf(const Sums& sums, size_t groups) {
    std::vector<float> scales;
    const size_t length = sums.kernel.size() / groups;
    for (size_t i = 0; i < groups; ++i) {
        float greatest = 0;
        for (const float value : std::span(sums.kernel).subspan(i * length, length))
            greatest = std::max(greatest, std::abs(value));
        scales.push_back(weightScale(greatest).value);
    }
    return scales;
}

/// Along the units' dimension, so that it broadcasts over the others.
Shape scalesShape(const Sums& sums) {
    Shape shape(sums.shape.size(), 1);
    (sums.unitsLast ? shape.back() : shape.front()) = static_cast<int32_t>(sums.units);
    return shape;
}

int32_t addInt8(const std::string& layer, const Sums& sums, bool perUnit, ModelWriter& to) {
    const std::string name = layer + "/kernel";
    const std::vector<float> scales = scalesOf(sums, perUnit ? sums.units : 1);
    const bool one = scales.size() == 1;
    const int32_t stored = to.addConstant(name + "/int8", sums.shape, DataType::Int8,
                                          inFileOrder(sums, stepsOf(sums, scales)),
                                          TensorQuantization{{one ? scales[0] : 1.0F}, {0}, 0});
    const int32_t real =
        addDequantize(stored, one ? name : name + "/steps", sums.shape, kDequantize, to);
    if (one)
        return real;
    const int32_t factors =
        to.addConstant(name + "/scales", scalesShape(sums), DataType::Float32, scales, {});
    const int32_t made = to.addActivation(name, sums.shape, {});
    to.addOperator(kMultiply, {real, factors}, {made}, schema::BuiltinOptions::MulOptions,
                   schema::CreateMulOptions(to.builder()).Union());
    return made;
}

} // namespace

Result<int32_t> addStoredKernel(const LayerToWrite& from, const Sums& sums, bool perUnit,
                                ModelWriter& to) {
    if (from.kind == ModelKind::Float16)
        return addHalves(from.layer.name, sums, to);
    if (from.kind == ModelKind::Int8Weights)
        return addInt8(from.layer.name, sums, perUnit, to);
    return to.addConstant(from.layer.name + "/kernel", sums.shape, DataType::Float32,
                          inFileOrder(sums, sums.kernel), {});
}

} // namespace tmw::tflite
