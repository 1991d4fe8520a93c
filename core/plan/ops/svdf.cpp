// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/base/fixed_point.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kInput = 0;
constexpr size_t kFeatures = 1;
constexpr size_t kTimes = 2;
constexpr size_t kBias = 3;
constexpr size_t kState = 4;

struct Form {
    rt::SvdfShape shape{};
    ClampKind clamp = ClampKind::None;
};

Result<Form> formOf(const OpPlanner& planner) {
    const auto* options = planner.options<schema::SVDFOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::SVDFOptions));
    const auto clamp =
        clampKindOf(options ? static_cast<int>(options->fused_activation_function()) : 0);
    if (!options || !clamp)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    if (!planner.hasInput(kFeatures) || !planner.hasInput(kTimes) || !planner.hasInput(kState) ||
        !planner.isConstant(kFeatures) || !planner.isConstant(kTimes) ||
        (planner.hasInput(kBias) && !planner.isConstant(kBias)))
        return planner.refuse(kUnsupportedForm, "weights and bias must be constants");
    if (!planner.input(kState).isVariable)
        return planner.refuse(kUnsupportedForm, "its state is no variable");
    const Shape& in = planner.input(kInput).shape;
    const Shape& features = planner.input(kFeatures).shape;
    const Shape& times = planner.input(kTimes).shape;
    const int32_t rank = options->rank();
    constexpr int32_t kMost = 0xffff;
    const auto isCount = [](int32_t d) { return d >= 1 && d <= kMost; };
    if (in.size() != 2 || features.size() != 2 || times.size() != 2 || rank < 1 || rank > 0xff ||
        !std::ranges::all_of(in, isCount) || !std::ranges::all_of(features, isCount) ||
        !std::ranges::all_of(times, isCount) || features[1] != in[1] || times[0] != features[0] ||
        features[0] % rank != 0)
        return planner.refuse(kShape,
                              toText(in) + " by " + toText(features) + " and " + toText(times));
    Form form;
    form.shape = {static_cast<uint32_t>(in[0]), static_cast<uint32_t>(in[1]),
                  static_cast<uint32_t>(features[0] / rank), static_cast<uint32_t>(rank),
                  static_cast<uint32_t>(times[1])};
    form.clamp = *clamp;
    const rt::SvdfShape& s = form.shape;
    if (planner.elements(planner.output()) != size_t{s.batches} * s.units ||
        planner.elements(planner.input(kState)) !=
            size_t{s.batches} * s.units * s.rank * s.memory ||
        (planner.hasInput(kBias) && planner.elements(planner.input(kBias)) != s.units))
        return planner.refuse(kShape, toText(in) + " to " + toText(planner.output().shape));
    return form;
}

template <typename T>
rt::Location addConstants(OpPlanner& planner, const std::vector<T>& values) {
    return planner.addConstants(std::span<const T>(values));
}

rt::Location addState(OpPlanner& planner, uint8_t begin) {
    const TfliteTensor& state = planner.input(kState);
    const std::vector<uint8_t> initial(planner.elements(state) * rt::sizeOf(state.type), begin);
    return planner.draft().addState(planner.inputIndex(kState), initial);
}

Status planFloat(OpPlanner& planner, const Form& form) {
    using R = rt::SvdfFloatRecord;
    const FloatClamp clamp = clampOf(form.clamp);
    R record{};
    record.features = addConstants(planner, planner.constant<float>(kFeatures));
    record.times = addConstants(planner, planner.constant<float>(kTimes));
    record.biases = planner.hasInput(kBias) ? addConstants(planner, planner.constant<float>(kBias))
                                            : rt::kNowhere;
    record.state = addState(planner, 0);
    record.shape = form.shape;
    record.low = clamp.low;
    record.high = clamp.high;
    planner.emit(rt::KernelId::SvdfFloat, record, {planner.read(offsetof(R, input), kInput)},
                 planner.write(offsetof(R, output)));
    planner.keepState();
    return {};
}

/// starts[row / group] -= zeroPoint * the row's sum, rows of `depth`.
template <typename T>
void foldZeroPoint(std::vector<int32_t>& starts, const std::vector<T>& weights, size_t depth,
                   int32_t zeroPoint) {
    for (size_t i = 0; i < weights.size(); ++i) {
        int32_t& start = starts[i / depth];
        start = rt::wrappingSubtract(start, rt::wrappingMultiply(zeroPoint, weights[i]));
    }
}

template <typename T>
Status planInteger(OpPlanner& planner, const Form& form) {
    using R = rt::SvdfIntRecord;
    const rt::SvdfShape& s = form.shape;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(kInput)));
    TMW_TRY(const AffineQuantization features, planner.affine(planner.input(kFeatures)));
    TMW_TRY(const AffineQuantization times, planner.affine(planner.input(kTimes)));
    TMW_TRY(const AffineQuantization state, planner.affine(planner.input(kState)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (features.zeroPoint != 0 || times.zeroPoint != 0 || (sizeof(T) == 2 && state.zeroPoint != 0))
        return planner.refuse(kQuantization, "zero points of weights and int16 must be 0");
    // Only relu's lower end at the zero point, which int8 has anyway, is what TensorFlow Lite does.
    if (form.clamp != ClampKind::Relu && form.clamp != ClampKind::None)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    const auto featureWeights = planner.constant<int8_t>(kFeatures);
    const auto timeWeights = planner.constant<T>(kTimes);
    std::vector<int32_t> offsets(size_t{s.units} * s.rank);
    auto biases =
        planner.hasInput(kBias) ? planner.constant<int32_t>(kBias) : std::vector<int32_t>(s.units);
    foldZeroPoint(offsets, featureWeights, s.inputs, in.zeroPoint);
    foldZeroPoint(biases, timeWeights, size_t{s.rank} * s.memory, state.zeroPoint);
    R record{};
    record.features = addConstants(planner, featureWeights);
    record.offsets = addConstants(planner, offsets);
    record.times = addConstants(planner, timeWeights);
    record.biases = addConstants(planner, biases);
    record.state = addState(planner, static_cast<uint8_t>(state.zeroPoint));
    record.shape = s;
    record.type = static_cast<uint32_t>(planner.input(kState).type);
    record.stateZeroPoint = state.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    // Products and quotients of floats, as TensorFlow Lite has them.
    record.feature = rescaleOf(static_cast<double>(in.scale * features.scale / state.scale));
    record.time = rescaleOf(static_cast<double>(state.scale * times.scale / out.scale));
    planner.emit(rt::KernelId::SvdfInt, record, {planner.read(offsetof(R, input), kInput)},
                 planner.write(offsetof(R, output)));
    planner.keepState();
    return {};
}

} // namespace

Status planSvdf(OpPlanner& planner) {
    TMW_CHECK(planner.expect(3, 1));
    TMW_TRY(const Form form, formOf(planner));
    const rt::SvdfShape& s = form.shape;
    planner.setMacs(uint64_t(s.batches) * s.units * s.rank * (uint64_t(s.inputs) + s.memory));
    const auto isAll = [&](DataType type, std::initializer_list<size_t> inputs) {
        return std::ranges::all_of(inputs, [&](size_t i) { return planner.input(i).type == type; });
    };
    const DataType type = planner.input(kInput).type;
    const DataType bias = planner.hasInput(kBias)     ? planner.input(kBias).type
                          : type == DataType::Float32 ? type
                                                      : DataType::Int32;
    if (planner.output().type == type && type == DataType::Float32 && bias == type &&
        isAll(type, {kFeatures, kTimes, kState}))
        return planFloat(planner, form);
    if (planner.output().type != type || type != DataType::Int8 || bias != DataType::Int32 ||
        !isAll(type, {kFeatures}))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (isAll(DataType::Int8, {kTimes, kState}))
        return planInteger<int8_t>(planner, form);
    if (isAll(DataType::Int16, {kTimes, kState}))
        return planInteger<int16_t>(planner, form);
    return planner.refuse(kUnsupportedType, planner.typeList());
}

} // namespace tmw
