// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/kernels/transpose_conv.h"

#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/wide_sums.h"

#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kWeights = 1; // input of the operator

/// The products that reach the element, with what is stored of the input.
template <typename R>
WeightedSum& begin(RecordReader& reader, const R& r) {
    const rt::WindowShape& w = r.window;
    const size_t output = reader.element() % r.outputs;
    const size_t pixel = reader.element() / r.outputs;
    const auto x = static_cast<uint32_t>(pixel % w.outWidth);
    const auto y = static_cast<uint32_t>(pixel / w.outWidth % w.outHeight);
    const size_t plane = pixel / w.outWidth / w.outHeight * w.inHeight * w.inWidth * w.channels;
    const size_t depth = rt::windowDepth(w);
    WeightedSum& sum =
        reader.beginSum(reader.tensorAt(offsetof(R, input)), reader.operatorInput(kWeights));
    rt::forEachSource(w, y, x, [&](uint32_t source, uint32_t tap) {
        for (uint32_t c = 0; c < w.channels; ++c) {
            Product product{plane + source + c, output * depth + tap + c};
            product.value = reader.look(offsetof(R, input), product.input);
            sum.products.push_back(product);
        }
    });
    sum.outside = depth - sum.products.size();
    return sum;
}

} // namespace

std::optional<double> explainTransposeConvInt(RecordReader& reader) {
    using R = rt::TransposeConvIntRecord;
    const R r = reader.as<R>();
    const size_t output = reader.element() % r.outputs;
    const auto depth = static_cast<uint32_t>(rt::windowDepth(r.window));
    const auto stream = static_cast<rt::Location>(r.weights + output * rt::wideStride(depth));
    const auto head = reader.entry<rt::WideOutput>(stream, 0);
    WeightedSum& sum = begin(reader, r);
    sum.inputZeroPoint = r.inputZeroPoint;
    sum.bias = static_cast<double>(head.bias);
    sum.rescale = head.rescale;
    int64_t products = 0;
    for (Product& each : sum.products) {
        const auto weight = reader.entry<int8_t>(stream + static_cast<uint32_t>(sizeof head),
                                                 each.weight - output * depth);
        each.factor = weight;
        products += (static_cast<int64_t>(each.value) - r.inputZeroPoint) * weight;
    }
    const bool narrow = (r.head.flags & rt::kNarrow) != 0;
    int64_t total = products + head.bias;
    total = narrow ? static_cast<int32_t>(static_cast<uint64_t>(total)) : total;
    reader.step(StepKind::Accumulated, total, products, head.bias);
    const rt::IntegerRange within{r.low, r.high};
    return narrow
               ? requantized(reader, static_cast<int32_t>(total), head.rescale, r.zeroPoint, within)
               : requantizedWide(reader, total, head.rescale, r.zeroPoint, within);
}

std::optional<double> explainTransposeConvFloat(RecordReader& reader) {
    using R = rt::TransposeConvFloatRecord;
    const R r = reader.as<R>();
    WeightedSum& sum = begin(reader, r);
    float products = 0.0f;
    for (Product& each : sum.products) {
        each.factor = reader.look(offsetof(R, weights), each.weight);
        products += static_cast<float>(each.value) * static_cast<float>(each.factor);
    }
    float total = products;
    if (reader.tensorAt(offsetof(R, bias)) >= 0) {
        sum.bias = reader.look(offsetof(R, bias), reader.element() % r.outputs);
        total += static_cast<float>(sum.bias);
    }
    return heldFloat(reader, reader.step(StepKind::Accumulated, total, products, sum.bias), r.low,
                     r.high);
}

} // namespace tmw
