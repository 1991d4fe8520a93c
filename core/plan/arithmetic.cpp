// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"

#include "core/plan/folding.h"
#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/window.h"
#include "device_runtime/base/fixed_point.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoLayer{"arithmetic.no_layer",
                             "The model has operators 0 to %2; there is no operator %1."};
constexpr ErrorKind kNoElement{
    "arithmetic.no_element",
    "The output of operator %1 (%2) is %3: its elements are 0 to %4, and %5 is none of them."};
constexpr ErrorKind kNoSum{
    "arithmetic.no_sum",
    "Operator %1 (%2) is not a weighted sum of constants. FULLY_CONNECTED, CONV_2D and "
    "DEPTHWISE_CONV_2D of float, int8 or int16 activations can be explained."};

/// A weighted sum as its window and its channels give it.
struct Sums {
    rt::WindowShape window{};
    size_t outputs = 0;
    size_t multiplier = 0; ///< outputs of an input channel; 0: all channels are summed
    ClampKind clamp = ClampKind::None;
    ScaleProduct product = ScaleProduct::Double;
};

template <typename Options>
Result<Sums> convolution(const OpPlanner& planner, schema::BuiltinOptions type, bool depthwise) {
    const auto* options = planner.options<Options>(static_cast<int32_t>(type));
    const Shape& weights = planner.input(1).shape;
    if (!options || weights.size() != 4)
        return planner.refuse(kNoSum);
    Sums sums;
    sums.clamp = clampKindOf(static_cast<int>(options->fused_activation_function()))
                     .value_or(ClampKind::None);
    TMW_TRY(sums.window, windowOf(planner, filterOf(*options, weights)));
    sums.outputs = static_cast<size_t>(weights[depthwise ? 3 : 0]);
    sums.multiplier = depthwise ? sums.outputs / sums.window.channels : 0;
    return sums;
}

/// Each row of the input is a pixel of a convolution that has one tap.
Result<Sums> fullyConnected(const OpPlanner& planner) {
    const auto* options = planner.options<schema::FullyConnectedOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::FullyConnectedOptions));
    const Shape& weights = planner.input(1).shape;
    if (weights.size() != 2)
        return planner.refuse(kNoSum);
    Sums sums;
    if (options)
        sums.clamp = clampKindOf(static_cast<int>(options->fused_activation_function()))
                         .value_or(ClampKind::None);
    sums.product = ScaleProduct::FloatForOne;
    sums.outputs = static_cast<size_t>(weights[0]);
    rt::WindowShape& window = sums.window;
    window.batches = window.inHeight = window.outHeight = 1;
    window.channels = static_cast<uint32_t>(weights[1]);
    window.inWidth = window.outWidth =
        static_cast<uint32_t>(planner.elements(planner.input(0)) / window.channels);
    window.height = window.width = window.strideY = window.strideX = 1;
    window.dilationY = window.dilationX = 1;
    return sums;
}

Result<Sums> sumsOf(const OpPlanner& planner) {
    const std::string_view name = planner.op().name;
    if (planner.op().inputs.size() < 2 || !planner.isConstant(1) ||
        (planner.hasInput(2) && !planner.isConstant(2)))
        return planner.refuse(kNoSum);
    if (name == "FULLY_CONNECTED")
        return fullyConnected(planner);
    if (name == "CONV_2D")
        return convolution<schema::Conv2DOptions>(planner, schema::BuiltinOptions::Conv2DOptions,
                                                  false);
    if (name == "DEPTHWISE_CONV_2D")
        return convolution<schema::DepthwiseConv2DOptions>(
            planner, schema::BuiltinOptions::DepthwiseConv2DOptions, true);
    return planner.refuse(kNoSum);
}

/// The products of an element, in the kernels' order.
void collect(const Sums& sums, std::span<const uint8_t> in, DataType inType,
             std::span<const uint8_t> weights, DataType weightType, ElementArithmetic& to) {
    const rt::WindowShape& w = sums.window;
    const size_t output = to.element % sums.outputs;
    size_t pixel = to.element / sums.outputs;
    const auto x = static_cast<int64_t>(pixel % w.outWidth);
    const auto y = static_cast<int64_t>(pixel / w.outWidth % w.outHeight);
    const size_t plane = pixel / w.outWidth / w.outHeight * w.inHeight * w.inWidth;
    const size_t channels = sums.multiplier ? 1 : w.channels;
    const size_t firstChannel = sums.multiplier ? output / sums.multiplier : 0;
    for (size_t ky = 0; ky < w.height; ++ky)
        for (size_t kx = 0; kx < w.width; ++kx) {
            const int64_t inY = y * w.strideY + static_cast<int64_t>(ky * w.dilationY) - w.padTop;
            const int64_t inX = x * w.strideX + static_cast<int64_t>(kx * w.dilationX) - w.padLeft;
            const size_t tap = ky * w.width + kx;
            if (inY < 0 || inX < 0 || inY >= w.inHeight || inX >= w.inWidth) {
                to.outside += channels;
                continue;
            }
            const size_t at =
                plane + static_cast<size_t>(inY) * w.inWidth + static_cast<size_t>(inX);
            for (size_t c = 0; c < channels; ++c) {
                Product product{at * w.channels + firstChannel + c,
                                sums.multiplier
                                    ? tap * sums.outputs + output
                                    : (output * w.height * w.width + tap) * w.channels + c};
                product.value = storedValue(inType, in, product.input);
                product.factor = storedValue(weightType, weights, product.weight);
                to.products.push_back(product);
            }
        }
}

void finishFloat(ClampKind kind, ElementArithmetic& to) {
    const FloatClamp clamp = clampOf(kind);
    float sum = 0;
    for (const Product& each : to.products)
        sum += static_cast<float>(each.value) * static_cast<float>(each.factor);
    sum += static_cast<float>(to.bias);
    to.low = static_cast<double>(clamp.low);
    to.high = static_cast<double>(clamp.high);
    to.sum = static_cast<double>(sum);
    to.result = std::clamp(to.sum, to.low, to.high);
}

Status finishInteger(const OpPlanner& planner, const Sums& sums, bool narrow,
                     ElementArithmetic& to) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    TMW_TRY(const auto rescales,
            accumulatorRescales(planner, sums.outputs, sums.multiplier ? 3 : 0, sums.product));
    const IntegerClamp clamp = clampOf(sums.clamp, out, to.type);
    to.inputZeroPoint = in.zeroPoint;
    to.zeroPoint = out.zeroPoint;
    to.rescale = rescales[rescales.size() > 1 ? to.element % sums.outputs : 0];
    int64_t sum = static_cast<int64_t>(to.bias);
    for (const Product& each : to.products)
        sum +=
            (static_cast<int64_t>(each.value) - in.zeroPoint) * static_cast<int64_t>(each.factor);
    if (narrow)
        sum = static_cast<int32_t>(static_cast<uint64_t>(sum));
    const auto [multiplier, shift] = *to.rescale;
    to.rescaled = narrow ? rt::multiplyByQuantized(static_cast<int32_t>(sum), multiplier, shift)
                         : rt::multiplyWideByQuantized(sum, multiplier, shift);
    to.sum = static_cast<double>(sum);
    to.low = clamp.low;
    to.high = std::max(clamp.low, clamp.high);
    to.result = std::clamp<double>(rt::wrappingAdd(to.rescaled, to.zeroPoint), to.low, to.high);
    return {};
}

/// Constants that operators before `layer` make of constants, as planning does.
void foldBefore(PlanDraft& draft, int32_t layer) {
    for (int32_t i = 0; i < layer; ++i) {
        OpPlanner planner(draft, i);
        const auto& inputs = planner.op().inputs;
        const PlanOp plan = findPlanOp(planner.op());
        const size_t first = draft.records.size();
        if (plan && !inputs.empty() &&
            std::ranges::all_of(inputs,
                                [&](int32_t each) { return each < 0 || draft.isConstant(each); }) &&
            plan(planner))
            foldConstants(draft, first);
    }
}

Shape positionOf(const Shape& shape, size_t element) {
    Shape position(shape.size());
    for (size_t i = shape.size(); i > 0; --i) {
        const auto extent = static_cast<size_t>(shape[i - 1]);
        position[i - 1] = static_cast<int32_t>(element % extent);
        element /= extent;
    }
    return position;
}

} // namespace

Result<TensorValues> valuesOf(Runner& runner, std::span<const Tensor> inputs) {
    TensorValues values;
    for (size_t i = 0; i < inputs.size() && i < runner.inputs().size(); ++i) {
        const auto bytes = inputs[i].as<uint8_t>();
        values[runner.inputs()[i].tensor] = {bytes.begin(), bytes.end()};
    }
    runner.reset();
    TMW_TRY([[maybe_unused]] const auto outputs,
            runner.invokeTraced(inputs, [&](const TracedOperator&, const TracedOutput& output,
                                            std::span<const uint8_t> bytes) {
                values[output.tensor] = {bytes.begin(), bytes.end()};
            }));
    return values;
}

Result<ElementArithmetic> explainElement(const TfliteModel& model, const TensorValues& values,
                                         int32_t layer, size_t element) {
    const TfliteSubgraph& graph = model.graph();
    if (layer < 0 || static_cast<size_t>(layer) >= graph.operators.size())
        return fail(kNoLayer, layer, static_cast<int64_t>(graph.operators.size()) - 1);
    PlanDraft draft(model, graph, rt::CoreFamily::Generic);
    foldBefore(draft, layer);
    const OpPlanner planner(draft, layer);
    if (planner.op().outputs.empty() || planner.op().inputs.empty() || !planner.hasInput(0))
        return planner.refuse(kNoSum);
    const size_t elements = planner.elements(planner.output());
    if (element >= elements)
        return planner.refuse(kNoElement, toText(planner.output().shape),
                              static_cast<int64_t>(elements) - 1, element);
    TMW_TRY(const Sums sums, sumsOf(planner));
    const DataType type = planner.input(0).type;
    const DataType weightType = planner.input(1).type;
    const bool isFloat = type == DataType::Float32 && weightType == type;
    const auto in = values.find(planner.inputIndex(0));
    if (in == values.end() || planner.output().type != type ||
        !(isFloat ||
          (weightType == DataType::Int8 && (type == DataType::Int8 || type == DataType::Int16))))
        return planner.refuse(kNoSum);
    ElementArithmetic made;
    made.layer = layer;
    made.op = planner.op().name;
    made.tensor = planner.outputIndex();
    made.element = element;
    made.position = positionOf(planner.output().shape, element);
    made.type = type;
    made.inputTensor = planner.inputIndex(0);
    made.weightTensor = planner.inputIndex(1);
    collect(sums, in->second, type, draft.constantBytes(made.weightTensor), weightType, made);
    const bool hasBias = planner.hasInput(2);
    if (hasBias)
        made.bias = storedValue(planner.input(2).type, draft.constantBytes(planner.inputIndex(2)),
                                element % sums.outputs);
    if (isFloat) {
        finishFloat(sums.clamp, made);
        return made;
    }
    // Sums of int16 by int8 are 64 bits wide but where a convolution has a bias of 32.
    const bool wide = type == DataType::Int16 &&
                      (sums.product == ScaleProduct::FloatForOne || sums.multiplier > 0 ||
                       !hasBias || planner.input(2).type == DataType::Int64);
    TMW_CHECK(finishInteger(planner, sums, !wide, made));
    return made;
}

} // namespace tmw
