// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "core/plan/arithmetic/weighted_sum.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/hybrid_steps.h"

#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kWeights = 1; // input of the operator

template <typename R>
WeightedSum& begin(RecordReader& reader, const R& r, size_t outputs, size_t multiplier) {
    WeightedSum& sum =
        reader.beginSum(reader.tensorAt(offsetof(R, input)), reader.operatorInput(kWeights));
    addWindowProducts(r.window, outputs, multiplier, reader.element(), sum);
    return sum;
}

/// The steps that the element's batch is quantized to, all of it.
template <typename R>
rt::HybridSteps stepsOf(RecordReader& reader, const R& r, size_t outputs, bool affine) {
    const rt::WindowShape& w = r.window;
    const size_t count = size_t{w.inHeight} * w.inWidth * w.channels;
    const size_t batch = reader.element() / (size_t{w.outHeight} * w.outWidth * outputs);
    std::vector<float> values;
    for (size_t i = 0; i < count; ++i)
        values.push_back(static_cast<float>(reader.look(offsetof(R, input), batch * count + i)));
    return (affine ? rt::affineSteps : rt::symmetricSteps)(values.data(),
                                                           static_cast<uint32_t>(count));
}

/// From the products of steps on. `scale`: of the weights.
template <typename R>
double finishHybrid(RecordReader& reader, const R& r, const rt::HybridSteps& by, float scale,
                    size_t output, WeightedSum& sum) {
    sum.inputZeroPoint = by.zero;
    int32_t total = 0;
    for (Product& each : sum.products) {
        const auto value = static_cast<float>(reader.look(offsetof(R, input), each.input));
        const int32_t q = by.quantize(value);
        const int32_t weight = reader.entry<int8_t>(r.weights, each.weight);
        each.value = q;
        each.factor = weight;
        total = rt::wrappingAdd(total, (q - by.zero) * weight);
    }
    reader.step(StepKind::Total, total, sum.products.size());
    const float factor = reader.step(StepKind::Multiplied, by.step * scale, by.step, scale);
    const auto whole = static_cast<float>(total);
    float value = reader.step(StepKind::Scaled, whole * factor, whole, factor);
    if (r.bias != rt::kNowhere) {
        const auto bias = reader.entry<float>(r.bias, output);
        sum.bias = static_cast<double>(bias);
        value = reader.step(StepKind::Added, value + bias, value, bias);
    }
    return heldFloat(reader, value, r.low, r.high);
}

} // namespace

std::optional<double> explainSumsUInt8(RecordReader& reader) {
    using R = rt::SumsUInt8Record;
    const R r = reader.as<R>();
    WeightedSum& sum = begin(reader, r, r.outputs, r.multiplier);
    sum.inputZeroPoint = r.inputZeroPoint;
    sum.weightZeroPoint = r.weightZeroPoint;
    sum.rescale = r.rescale;
    int32_t products = 0;
    for (Product& each : sum.products) {
        const auto value = static_cast<int32_t>(reader.look(offsetof(R, input), each.input));
        const int32_t weight = reader.entry<uint8_t>(r.weights, each.weight);
        each.value = value;
        each.factor = weight;
        products =
            rt::wrappingAdd(products, (value - r.inputZeroPoint) * (weight - r.weightZeroPoint));
    }
    const int32_t bias =
        r.bias == rt::kNowhere ? 0 : reader.entry<int32_t>(r.bias, reader.element() % r.outputs);
    sum.bias = bias;
    const int32_t total =
        reader.step(StepKind::Accumulated, rt::wrappingAdd(products, bias), products, bias);
    return requantized(reader, total, r.rescale, r.zeroPoint, {r.low, r.high});
}

std::optional<double> explainConvHybrid(RecordReader& reader) {
    using R = rt::ConvHybridRecord;
    const R r = reader.as<R>();
    const size_t output = reader.element() % r.outputs;
    const bool affine = r.head.kernel == static_cast<uint16_t>(rt::KernelId::ConvHybridAffine);
    const bool perChannel = (r.head.flags & rt::kPerChannel) != 0;
    const rt::HybridSteps by = stepsOf(reader, r, r.outputs, affine);
    WeightedSum& sum = begin(reader, r, r.outputs, 0);
    return finishHybrid(reader, r, by, reader.entry<float>(r.scales, perChannel ? output : 0),
                        output, sum);
}

std::optional<double> explainDepthwiseHybrid(RecordReader& reader) {
    using R = rt::DepthwiseHybridRecord;
    const R r = reader.as<R>();
    const size_t outputs = size_t{r.window.channels} * r.multiplier;
    const size_t output = reader.element() % outputs;
    const rt::HybridSteps by = stepsOf(reader, r, outputs, true);
    WeightedSum& sum = begin(reader, r, outputs, r.multiplier);
    return finishHybrid(reader, r, by, reader.entry<float>(r.scales, output), output, sum);
}

} // namespace tmw
