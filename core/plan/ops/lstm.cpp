// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/sequence.h"
#include "device_runtime/kernels/squash16.h"
#include "device_runtime/kernels/wide_sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

// Inputs; of gates in the order input, forget, new, output.
constexpr size_t kInput = 0;
constexpr size_t kWeights = 1;
constexpr size_t kRecurrent = 5;
constexpr size_t kBiases = 12;
constexpr size_t kState = 18;
constexpr size_t kCell = 19;
/// Peepholes, a projection with its bias, and layer normalization.
constexpr std::array<size_t, 9> kExtras{9, 10, 11, 16, 17, 20, 21, 22, 23};

struct Form {
    rt::SequenceShape shape{};
    float clip = 0;
    bool kept = false; ///< state stays between runs
};

Status checkInputs(const OpPlanner& planner) {
    if (planner.op().inputs.size() < kExtras.back() - 3)
        return planner.refuse(kUnsupportedForm, "it has too few inputs");
    for (const size_t extra : kExtras)
        if (planner.hasInput(extra))
            return planner.refuse(kUnsupportedForm, "peepholes, projections and normalized gates");
    for (size_t gate = 0; gate < rt::kLstmGates; ++gate)
        for (const size_t first : {kWeights, kRecurrent, kBiases})
            if (!planner.hasInput(first + gate) || !planner.isConstant(first + gate))
                return planner.refuse(kUnsupportedForm, "a gate without constant weights");
    if (!planner.hasInput(kState) || !planner.hasInput(kCell))
        return planner.refuse(kUnsupportedForm, "it has no state");
    return {};
}

Status checkShapes(const OpPlanner& planner, const rt::SequenceShape& s) {
    const auto units = static_cast<int32_t>(s.units);
    const auto inputs = static_cast<int32_t>(s.inputs);
    bool fits = planner.elements(planner.output()) == size_t{s.batches} * s.steps * s.units &&
                planner.elements(planner.input(kState)) == size_t{s.batches} * s.units &&
                planner.elements(planner.input(kCell)) == size_t{s.batches} * s.units;
    for (size_t gate = 0; fits && gate < rt::kLstmGates; ++gate)
        fits = planner.input(kWeights + gate).shape == Shape{units, inputs} &&
               planner.input(kRecurrent + gate).shape == Shape{units, units} &&
               planner.elements(planner.input(kBiases + gate)) == s.units;
    if (!fits)
        return planner.refuse(kShape, toText(planner.input(kInput).shape) + " to " +
                                          toText(planner.output().shape));
    return {};
}

Result<Form> formOf(const OpPlanner& planner) {
    const auto* options = planner.options<schema::UnidirectionalSequenceLSTMOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::UnidirectionalSequenceLSTMOptions));
    if (!options || options->fused_activation_function() != schema::ActivationFunctionType::TANH)
        return planner.refuse(kUnsupportedForm, "its activation is not tanh");
    TMW_CHECK(checkInputs(planner));
    const Shape& in = planner.input(kInput).shape;
    const Shape& weights = planner.input(kWeights).shape;
    constexpr int32_t kMost = 0xffff;
    if (in.size() != 3 || weights.size() != 2 ||
        std::ranges::any_of(in, [](int32_t d) { return d < 1 || d > kMost; }) || weights[0] < 1 ||
        weights[0] > kMost || weights[1] != in[2])
        return planner.refuse(kShape, toText(in) + " by weights of " + toText(weights));
    if (options->time_major() && in[1] != 1)
        return planner.refuse(kUnsupportedForm, "several sequences with the steps outside");
    const auto size = [&](size_t i) { return static_cast<uint32_t>(in[i]); };
    Form form;
    form.shape = options->time_major() ? rt::SequenceShape{1, size(0), size(2), 0}
                                       : rt::SequenceShape{size(0), size(1), size(2), 0};
    form.shape.units = static_cast<uint32_t>(weights[0]);
    form.clip = options->cell_clip();
    // A single step makes sense only with what the step before it left.
    form.kept = form.shape.steps == 1;
    if (!(form.clip >= 0) || options->proj_clip() != 0)
        return planner.refuse(kUnsupportedForm, "its clip");
    TMW_CHECK(checkShapes(planner, form.shape));
    return form;
}

/// The constants of the four gates one after another.
template <typename T>
std::vector<T> joined(const OpPlanner& planner, size_t first) {
    std::vector<T> all;
    for (size_t gate = 0; gate < rt::kLstmGates; ++gate) {
        const auto values = planner.constant<T>(first + gate);
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

template <typename T>
rt::Location addConstants(OpPlanner& planner, const std::vector<T>& values) {
    return planner.addConstants(std::span<const T>(values));
}

/// Emits the record: as it is, or with the place of cells and states that begin as zeros.
template <typename R>
void emitRecord(OpPlanner& planner, const Form& form, rt::KernelId kernel, rt::KernelId keptKernel,
                const R& record, size_t cellWidth) {
    const rt::SequenceShape& s = form.shape;
    const std::vector<Operand> reads{planner.read(offsetof(R, input), kInput)};
    const Operand write = planner.write(offsetof(R, output));
    const Scratch scratch{offsetof(R, scratch), cellWidth * (rt::kLstmGates + 1) * s.units};
    if (!form.kept)
        return planner.emit(kernel, record, reads, write, false, scratch);
    const TfliteTensor& state = planner.input(kState);
    const auto& zeroPoints = state.quantization.zeroPoints;
    const bool isZero = zeroPoints.empty() || state.type != DataType::Int8;
    std::vector<uint8_t> initial(cellWidth * s.batches * s.units);
    initial.resize(initial.size() + rt::sizeOf(state.type) * s.batches * s.units,
                   isZero ? uint8_t{0} : static_cast<uint8_t>(zeroPoints[0]));
    rt::KeptRecord<R> kept{};
    static_cast<R&>(kept) = record;
    kept.head.flags |= rt::kKept;
    kept.kept = planner.draft().addState(planner.inputIndex(kState), initial);
    planner.emit(keptKernel, kept, reads, write, false, scratch);
    planner.keepState();
}

Status planFloat(OpPlanner& planner, const Form& form) {
    using R = rt::LstmFloatRecord;
    R record{};
    record.weights = addConstants(planner, joined<float>(planner, kWeights));
    record.recurrent = addConstants(planner, joined<float>(planner, kRecurrent));
    record.biases = addConstants(planner, joined<float>(planner, kBiases));
    record.shape = form.shape;
    record.clip = form.clip;
    emitRecord(planner, form, rt::KernelId::LstmFloat, rt::KernelId::LstmFloatKept, record, 4);
    return {};
}

/// logistic(i / 24) in Q0.16. TensorFlow Lite's entries lie for straight lines between them: where
/// a bit is set they are one above the nearest rounding.
std::vector<uint16_t> squashTable() {
    constexpr std::array<uint32_t, 8> kOneMore{0xfa7bd110, 0xc0467bae, 0x20440005, 0x00110090,
                                               0x00000080, 0,          0,          0x80000000};
    std::vector<uint16_t> table;
    for (uint32_t i = 0; i < rt::kSquashSteps; ++i) {
        const double exact = 65536.0 / (1 + std::exp(-static_cast<double>(i) / 24));
        const uint32_t more = kOneMore[i / 32] >> (i % 32) & 1U;
        table.push_back(static_cast<uint16_t>(static_cast<uint32_t>(std::lround(exact)) + more));
    }
    return table;
}

/// Adds -zeroPoint times the sum of each row of weights.
void foldZeroPoint(std::vector<int32_t>& biases, const std::vector<int8_t>& weights,
                   int32_t zeroPoint) {
    const size_t depth = weights.size() / biases.size();
    for (size_t g = 0; g < biases.size(); ++g) {
        int32_t sum = 0;
        for (size_t i = 0; i < depth; ++i)
            sum += weights[g * depth + i];
        biases[g] = rt::wrappingSubtract(biases[g], rt::wrappingMultiply(zeroPoint, sum));
    }
}

struct CellForm {
    double scale = 1;
    int32_t shift = 0; ///< log2 of it
};

Result<CellForm> cellOf(const OpPlanner& planner) {
    TMW_TRY(const AffineQuantization cell, planner.affine(planner.input(kCell)));
    int exponent = 0;
    if (std::frexp(cell.scale, &exponent) != 0.5f || exponent < -14 || exponent > 1 ||
        cell.zeroPoint != 0)
        return planner.refuse(kQuantization, "the step of the cell must be 2^-15 to 1");
    return CellForm{static_cast<double>(cell.scale), exponent - 1};
}

Status addRescales(const OpPlanner& planner, const CellForm& cell, rt::LstmIntRecord& record) {
    constexpr double kGate = 1.0 / 4096;    // Q3.12
    constexpr double kOutput = 1.0 / 32768; // Q0.15
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(kInput)));
    TMW_TRY(const AffineQuantization state, planner.affine(planner.input(kState)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (state.scale != out.scale || state.zeroPoint != out.zeroPoint)
        return planner.refuse(kQuantization, "state and output must have the same scale");
    for (size_t gate = 0; gate < rt::kLstmGates; ++gate) {
        TMW_TRY(const AffineQuantization weights, planner.affine(planner.input(kWeights + gate)));
        TMW_TRY(const AffineQuantization recurrent,
                planner.affine(planner.input(kRecurrent + gate)));
        if (weights.zeroPoint != 0 || recurrent.zeroPoint != 0)
            return planner.refuse(kQuantization, "the zero point of weights must be 0");
        record.byInputs[gate] =
            rescaleOf(static_cast<double>(in.scale) * static_cast<double>(weights.scale) / kGate);
        record.byStates[gate] = rescaleOf(static_cast<double>(state.scale) *
                                          static_cast<double>(recurrent.scale) / kGate);
    }
    record.keep = rescaleOf(kOutput * cell.scale / cell.scale);
    record.fresh = rescaleOf(kOutput * kOutput / cell.scale);
    record.state = rescaleOf(kOutput * kOutput / static_cast<double>(state.scale));
    record.zeroPoint = state.zeroPoint;
    return {};
}

Status checkTypes(const OpPlanner& planner, DataType weights, DataType biases, DataType cell) {
    bool fits = planner.input(kCell).type == cell &&
                planner.input(kState).type == planner.input(kInput).type &&
                planner.output().type == planner.input(kInput).type;
    for (size_t gate = 0; fits && gate < rt::kLstmGates; ++gate)
        fits = planner.input(kWeights + gate).type == weights &&
               planner.input(kRecurrent + gate).type == weights &&
               planner.input(kBiases + gate).type == biases;
    if (!fits)
        return planner.refuse(kUnsupportedType, planner.typeList());
    return {};
}

/// All but weights and biases.
Result<rt::LstmIntRecord> integerRecord(OpPlanner& planner, const Form& form) {
    rt::LstmIntRecord record{};
    TMW_TRY(const CellForm cell, cellOf(planner));
    TMW_CHECK(addRescales(planner, cell, record));
    record.table = addConstants(planner, squashTable());
    record.shape = form.shape;
    record.cellShift = cell.shift;
    record.clip =
        static_cast<int32_t>(std::min(static_cast<double>(form.clip) / cell.scale, 32767.0));
    return record;
}

Status planInt8(OpPlanner& planner, const Form& form) {
    TMW_TRY(rt::LstmIntRecord record, integerRecord(planner, form));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(kInput)));
    const auto weights = joined<int8_t>(planner, kWeights);
    const auto recurrent = joined<int8_t>(planner, kRecurrent);
    auto biases = joined<int32_t>(planner, kBiases);
    std::vector<int32_t> byStates(biases.size());
    foldZeroPoint(biases, weights, in.zeroPoint);
    foldZeroPoint(byStates, recurrent, record.zeroPoint);
    biases.insert(biases.end(), byStates.begin(), byStates.end());
    record.weights = addConstants(planner, weights);
    record.recurrent = addConstants(planner, recurrent);
    record.biases = addConstants(planner, biases);
    emitRecord(planner, form, rt::KernelId::LstmInt8, rt::KernelId::LstmInt8Kept, record, 2);
    return {};
}

Status planInt16(OpPlanner& planner, const Form& form) {
    TMW_TRY(rt::LstmIntRecord record, integerRecord(planner, form));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(kInput)));
    if (in.zeroPoint != 0 || record.zeroPoint != 0)
        return planner.refuse(kQuantization, "the zero point of int16 must be 0");
    for (size_t gate = 0; gate < rt::kLstmGates; ++gate)
        if (!rt::isWideRescale(record.byInputs[gate]) || !rt::isWideRescale(record.byStates[gate]))
            return planner.refuse(kQuantization, "the scales of a gate's sums are too large");
    record.weights = addConstants(planner, joined<int8_t>(planner, kWeights));
    record.recurrent = addConstants(planner, joined<int8_t>(planner, kRecurrent));
    record.biases = addConstants(planner, joined<int64_t>(planner, kBiases));
    emitRecord(planner, form, rt::KernelId::LstmInt16, rt::KernelId::LstmInt16Kept, record, 2);
    return {};
}

} // namespace

/// A sequence of several steps begins anew with every run, as Keras trains it, where TensorFlow
/// Lite carries the state of the last run on unless its variables are reset. One of a single step
/// does so here too: a step at a time is how streams are fed.
Status planUnidirectionalSequenceLstm(OpPlanner& planner) {
    TMW_TRY(const Form form, formOf(planner));
    const rt::SequenceShape& s = form.shape;
    planner.setMacs(rt::sequenceRows(s) * rt::kLstmGates * s.units *
                    (uint64_t{s.inputs} + s.units));
    if (planner.input(kInput).type == DataType::Float32) {
        TMW_CHECK(checkTypes(planner, DataType::Float32, DataType::Float32, DataType::Float32));
        return planFloat(planner, form);
    }
    const bool wide = planner.input(kInput).type == DataType::Int16;
    if (!wide && planner.input(kInput).type != DataType::Int8)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_CHECK(checkTypes(planner, DataType::Int8, wide ? DataType::Int64 : DataType::Int32,
                         DataType::Int16));
    return wide ? planInt16(planner, form) : planInt8(planner, form);
}

} // namespace tmw
