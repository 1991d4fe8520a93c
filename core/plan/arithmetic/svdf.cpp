// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point.h"

#include <cstddef>

namespace tmw {

namespace {

constexpr std::string_view kFilter = TMW_PHRASE("Step", "filter %1");
// Inputs of the operator.
constexpr size_t kFeatures = 1;
constexpr size_t kTimes = 2;
constexpr size_t kState = 4;

/// The filters of an element's unit; what they read is noted.
template <typename R>
struct Unit {
    RecordReader& reader;
    R r;
    size_t batch;
    size_t unit;

    explicit Unit(RecordReader& from)
        : reader(from), r(from.as<R>()), batch(from.element() / r.shape.units),
          unit(from.element() % r.shape.units) {}

    size_t filter(size_t k) const { return unit * r.shape.rank + k; }
    template <typename T>
    std::vector<T> inputs() const {
        std::vector<T> values;
        for (size_t i = 0; i < r.shape.inputs; ++i)
            values.push_back(
                static_cast<T>(reader.read(offsetof(R, input), batch * r.shape.inputs + i)));
        return values;
    }
    template <typename T>
    T feature(size_t k, size_t i) const {
        return noted<T>(kFeatures, r.features, filter(k) * r.shape.inputs + i);
    }
    template <typename T>
    T time(size_t k, size_t m) const {
        return noted<T>(kTimes, r.times, filter(k) * r.shape.memory + m);
    }
    /// What the filter kept before this run, a place further on.
    template <typename T>
    T kept(size_t k, size_t m) const {
        const rt::SvdfShape& s = r.shape;
        const size_t at = (batch * s.units * s.rank + filter(k)) * s.memory + m + 1;
        const T value = reader.initial<T>(r.state, at);
        reader.note({reader.operatorInput(kState), at, static_cast<double>(value)});
        return value;
    }

private:
    template <typename T>
    T noted(size_t input, rt::Location table, size_t at) const {
        const T value = reader.entry<T>(table, at);
        reader.note({reader.operatorInput(input), at, static_cast<double>(value)});
        return value;
    }
};

/// What filter `k` keeps of this run.
template <typename State>
State newestOf(const Unit<rt::SvdfIntRecord>& of, size_t k, const std::vector<int32_t>& inputs) {
    RecordReader& reader = of.reader;
    const rt::SvdfIntRecord& r = of.r;
    const rt::IntegerRange range = rt::rangeOf(static_cast<DataType>(r.type));
    const auto offset = reader.entry<int32_t>(r.offsets, of.filter(k));
    int32_t products = 0;
    for (size_t i = 0; i < inputs.size(); ++i)
        products = rt::wrappingAdd(products, inputs[i] * of.feature<int8_t>(k, i));
    const int32_t sum =
        reader.step(StepKind::Accumulated, rt::wrappingAdd(products, offset), products, offset);
    const auto [multiplier, shift] = r.feature;
    const int32_t scaled =
        reader.step(StepKind::Rescaled, rt::multiplyByQuantized(sum, multiplier, shift), sum,
                    multiplier, shift);
    const int32_t held = reader.step(StepKind::Held, rt::clamp(scaled, range.low, range.high),
                                     scaled, range.low, range.high);
    return reader.step(StepKind::WithZeroPoint, static_cast<State>(held + r.stateZeroPoint), held,
                       r.stateZeroPoint);
}

template <typename State>
double explainInteger(RecordReader& reader) {
    const Unit<rt::SvdfIntRecord> of(reader);
    const rt::SvdfIntRecord& r = of.r;
    const auto inputs = of.inputs<int32_t>();
    auto sum = reader.entry<int32_t>(r.biases, of.unit);
    for (size_t k = 0; k < r.shape.rank; ++k) {
        reader.setPart(kFilter, k + 1);
        const State newest = newestOf<State>(of, k, inputs);
        int32_t products = 0;
        for (size_t m = 0; m < r.shape.memory; ++m) {
            const State value = m + 1 == r.shape.memory ? newest : of.kept<State>(k, m);
            products = rt::wrappingAdd(products, of.time<State>(k, m) * value);
        }
        sum = reader.step(StepKind::Accumulated, rt::wrappingAdd(products, sum), products, sum);
    }
    reader.setPart({});
    return requantized(reader, sum, r.time, r.zeroPoint, {-128, 127});
}

} // namespace

std::optional<double> explainSvdfInt(RecordReader& reader) {
    const auto r = reader.as<rt::SvdfIntRecord>();
    return r.type == static_cast<uint32_t>(DataType::Int8) ? explainInteger<int8_t>(reader)
                                                           : explainInteger<int16_t>(reader);
}

std::optional<double> explainSvdfFloat(RecordReader& reader) {
    const Unit<rt::SvdfFloatRecord> of(reader);
    const rt::SvdfFloatRecord& r = of.r;
    const auto inputs = of.inputs<float>();
    float sum = r.biases == rt::kNowhere ? 0.0f : reader.entry<float>(r.biases, of.unit);
    for (size_t k = 0; k < r.shape.rank; ++k) {
        reader.setPart(kFilter, k + 1);
        float newest = 0.0f;
        for (size_t i = 0; i < inputs.size(); ++i)
            newest += inputs[i] * of.feature<float>(k, i);
        reader.step(StepKind::Total, newest, inputs.size());
        float products = 0.0f;
        for (size_t m = 0; m < r.shape.memory; ++m) {
            const float value = m + 1 == r.shape.memory ? newest : of.kept<float>(k, m);
            products += value * of.time<float>(k, m);
        }
        sum = reader.step(StepKind::Accumulated, sum + products, products, sum);
    }
    reader.setPart({});
    return heldFloat(reader, sum, r.low, r.high);
}

} // namespace tmw
