// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/kernels/matmul.h"

#include <cstddef>

namespace tmw {

namespace {

/// The row and the column that make the element, with what is stored.
template <typename R>
WeightedSum& begin(RecordReader& reader, const R& r) {
    const rt::MatMulShape& s = r.shape;
    size_t rest = reader.element();
    const size_t column = rest % s.columns;
    rest /= s.columns;
    const size_t row = rest % s.rows;
    rest /= s.rows;
    Product at{row * s.strideAi, column * s.strideBj};
    for (size_t d = 3; d-- > 0; rest /= s.batches[d]) {
        at.input += rest % s.batches[d] * s.batchStridesA[d];
        at.weight += rest % s.batches[d] * s.batchStridesB[d];
    }
    WeightedSum& sum =
        reader.beginSum(reader.tensorAt(offsetof(R, a)), reader.tensorAt(offsetof(R, b)));
    for (uint32_t k = 0; k < s.depth; ++k, at.input += s.strideAk, at.weight += s.strideBk) {
        at.value = reader.look(offsetof(R, a), at.input);
        at.factor = reader.look(offsetof(R, b), at.weight);
        sum.products.push_back(at);
    }
    return sum;
}

} // namespace

std::optional<double> explainMatMulInt(RecordReader& reader) {
    using R = rt::MatMulIntRecord;
    const R r = reader.as<R>();
    const bool narrow = r.type == static_cast<uint32_t>(DataType::Int8);
    WeightedSum& sum = begin(reader, r);
    sum.inputZeroPoint = narrow ? r.zeroPointA : 0;
    sum.weightZeroPoint = narrow ? r.zeroPointB : 0;
    sum.rescale = r.rescale;
    int64_t total = 0;
    for (const Product& each : sum.products)
        total += (static_cast<int64_t>(each.value) - sum.inputZeroPoint) *
                 (static_cast<int64_t>(each.factor) - sum.weightZeroPoint);
    total = narrow ? static_cast<int32_t>(static_cast<uint64_t>(total)) : total;
    reader.step(StepKind::Total, total, sum.products.size());
    const rt::IntegerRange within = rt::rangeOf(reader.outputType());
    return narrow ? requantized(reader, static_cast<int32_t>(total), r.rescale, r.zeroPoint, within)
                  : requantizedWide(reader, total, r.rescale, 0, within);
}

std::optional<double> explainMatMulFloat(RecordReader& reader) {
    const WeightedSum& sum = begin(reader, reader.as<rt::MatMulFloatRecord>());
    float total = 0.0f;
    for (const Product& each : sum.products)
        total += static_cast<float>(each.value) * static_cast<float>(each.factor);
    return static_cast<double>(reader.step(StepKind::Total, total, sum.products.size()));
}

} // namespace tmw
