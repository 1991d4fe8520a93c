// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/weighted_sum.h"

#include "core/plan/ops/channel_scales.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/window.h"
#include "device_runtime/base/fixed_point.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

using schema::BuiltinOptions;

template <typename Options>
void takeClamp(const Options* options, SumsOfLayer& sums) {
    if (options)
        sums.clamp = clampKindOf(static_cast<int>(options->fused_activation_function()))
                         .value_or(ClampKind::None);
}

/// False: its weights have other dimensions.
template <typename Options>
Result<bool> takeConvolution(const OpPlanner& planner, BuiltinOptions type, bool depthwise,
                             SumsOfLayer& sums) {
    const auto* options = planner.options<Options>(static_cast<int32_t>(type));
    const Shape& weights = planner.input(1).shape;
    if (!options || weights.size() != 4)
        return false;
    takeClamp(options, sums);
    TMW_TRY(sums.window, windowOf(planner, filterOf(*options, weights)));
    sums.outputs = static_cast<size_t>(weights[depthwise ? 3 : 0]);
    sums.multiplier = depthwise ? sums.outputs / sums.window.channels : 0;
    return true;
}

/// Each row of the input is a pixel of a convolution that has one tap.
bool takeFullyConnected(const OpPlanner& planner, SumsOfLayer& sums) {
    const Shape& weights = planner.input(1).shape;
    if (weights.size() != 2)
        return false;
    takeClamp(planner.options<schema::FullyConnectedOptions>(
                  static_cast<int32_t>(BuiltinOptions::FullyConnectedOptions)),
              sums);
    sums.outputs = static_cast<size_t>(weights[0]);
    rt::WindowShape& window = sums.window;
    window.batches = window.inHeight = window.outHeight = 1;
    window.channels = static_cast<uint32_t>(weights[1]);
    window.inWidth = window.outWidth =
        static_cast<uint32_t>(planner.elements(planner.input(0)) / window.channels);
    window.height = window.width = window.strideY = window.strideX = 1;
    window.dilationY = window.dilationX = 1;
    return true;
}

Result<bool> takeWindow(const OpPlanner& planner, SumsOfLayer& sums) {
    const std::string_view name = planner.op().name;
    if (name == "FULLY_CONNECTED")
        return takeFullyConnected(planner, sums);
    if (name == "CONV_2D")
        return takeConvolution<schema::Conv2DOptions>(planner, BuiltinOptions::Conv2DOptions, false,
                                                      sums);
    if (name == "DEPTHWISE_CONV_2D")
        return takeConvolution<schema::DepthwiseConv2DOptions>(
            planner, BuiltinOptions::DepthwiseConv2DOptions, true, sums);
    return false;
}

Status takeQuantization(const OpPlanner& planner, SumsOfLayer& sums) {
    const bool connected = planner.op().name == "FULLY_CONNECTED";
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    TMW_TRY(sums.rescales,
            accumulatorRescales(planner, sums.outputs, sums.multiplier ? 3 : 0,
                                connected ? ScaleProduct::FloatForOne : ScaleProduct::Double));
    sums.inputZeroPoint = in.zeroPoint;
    sums.zeroPoint = out.zeroPoint;
    sums.limits = clampOf(sums.clamp, out, sums.type);
    sums.limits.high = std::max(sums.limits.low, sums.limits.high);
    // Sums of int16 by int8 are 64 bits wide but where a convolution has a bias of 32.
    const bool wide =
        sums.type == DataType::Int16 && (connected || sums.multiplier > 0 || !sums.biasTensor ||
                                         planner.input(2).type == DataType::Int64);
    sums.narrow = !wide;
    return {};
}

double noted(ElementArithmetic& made, StepKind kind, double result, std::vector<double> numbers) {
    made.steps.push_back({kind, std::move(numbers), result});
    return result;
}

void finishFloat(const SumsOfLayer& sums, ElementArithmetic& made) {
    const FloatClamp clamp = clampOf(sums.clamp);
    const double low = static_cast<double>(clamp.low);
    const double high = static_cast<double>(clamp.high);
    float products = 0;
    for (const Product& each : made.sum->products)
        products += static_cast<float>(each.value) * static_cast<float>(each.factor);
    const float sum = products + static_cast<float>(made.sum->bias);
    made.result = noted(made, StepKind::Accumulated, static_cast<double>(sum),
                        {static_cast<double>(products), made.sum->bias});
    if (std::isfinite(low) || std::isfinite(high))
        made.result = noted(made, StepKind::Held, std::clamp(made.result, low, high),
                            {made.result, low, high});
}

double rescaled(const SumsOfLayer& sums, int64_t sum, ElementArithmetic& made) {
    const auto [multiplier, shift] = *made.sum->rescale;
    return sums.narrow
               ? noted(made, StepKind::Rescaled,
                       rt::multiplyByQuantized(static_cast<int32_t>(sum), multiplier, shift),
                       {static_cast<double>(sum), static_cast<double>(multiplier),
                        static_cast<double>(shift)})
               : noted(made, StepKind::RescaledWide,
                       rt::multiplyWideByQuantized(sum, multiplier, shift),
                       {static_cast<double>(sum),
                        static_cast<double>(rt::reducedMultiplier(multiplier)),
                        static_cast<double>(shift)});
}

void finishInteger(const SumsOfLayer& sums, ElementArithmetic& made) {
    WeightedSum& from = *made.sum;
    from.inputZeroPoint = sums.inputZeroPoint;
    from.rescale = sums.rescales[sums.rescales.size() > 1 ? made.element % sums.outputs : 0];
    int64_t products = 0;
    for (const Product& each : from.products)
        products += (static_cast<int64_t>(each.value) - sums.inputZeroPoint) *
                    static_cast<int64_t>(each.factor);
    int64_t sum = products + static_cast<int64_t>(from.bias);
    if (sums.narrow)
        sum = static_cast<int32_t>(static_cast<uint64_t>(sum));
    noted(made, StepKind::Accumulated, static_cast<double>(sum),
          {static_cast<double>(products), from.bias});
    const auto scaled = static_cast<int32_t>(rescaled(sums, sum, made));
    const double shifted =
        noted(made, StepKind::WithZeroPoint, rt::wrappingAdd(scaled, sums.zeroPoint),
              {static_cast<double>(scaled), static_cast<double>(sums.zeroPoint)});
    const double low = sums.limits.low, high = sums.limits.high;
    made.result = noted(made, StepKind::Held, std::clamp(shifted, low, high), {shifted, low, high});
}

} // namespace

Result<std::optional<SumsOfLayer>> weightedSums(const OpPlanner& planner) {
    const bool hasBias = planner.hasInput(2);
    if (!planner.hasInput(0) || !planner.hasInput(1) || !planner.isConstant(1) ||
        (hasBias && !planner.isConstant(2)))
        return std::nullopt;
    SumsOfLayer sums;
    sums.type = planner.input(0).type;
    sums.weightType = planner.input(1).type;
    sums.inputTensor = planner.read(0, 0).tensor;
    sums.weightTensor = planner.inputIndex(1);
    if (hasBias)
        sums.biasTensor = planner.inputIndex(2);
    const bool isFloat = sums.type == DataType::Float32 && sums.weightType == sums.type;
    const bool isInteger = sums.weightType == DataType::Int8 &&
                           (sums.type == DataType::Int8 || sums.type == DataType::Int16);
    const auto isMoved = [](int64_t zeroPoint) { return zeroPoint != 0; };
    if (planner.output().type != sums.type || (!isFloat && !isInteger) ||
        std::ranges::any_of(planner.input(1).quantization.zeroPoints, isMoved))
        return std::nullopt;
    TMW_TRY(const bool taken, takeWindow(planner, sums));
    if (!taken)
        return std::nullopt;
    if (isInteger)
        TMW_CHECK(takeQuantization(planner, sums));
    return sums;
}

void addWindowProducts(const rt::WindowShape& w, size_t outputs, size_t multiplier, size_t element,
                       WeightedSum& to) {
    const size_t output = element % outputs;
    const size_t pixel = element / outputs;
    const auto x = static_cast<int64_t>(pixel % w.outWidth);
    const auto y = static_cast<int64_t>(pixel / w.outWidth % w.outHeight);
    const size_t plane = pixel / w.outWidth / w.outHeight * w.inHeight * w.inWidth;
    const size_t channels = multiplier ? 1 : w.channels;
    const size_t firstChannel = multiplier ? output / multiplier : 0;
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
            for (size_t c = 0; c < channels; ++c)
                to.products.push_back({at * w.channels + firstChannel + c,
                                       multiplier
                                           ? tap * outputs + output
                                           : (output * w.height * w.width + tap) * w.channels + c});
        }
}

void explainSum(const SumsOfLayer& sums, const PlanDraft& draft, std::span<const uint8_t> input,
                ElementArithmetic& made) {
    WeightedSum& sum = made.sum.emplace();
    sum.inputTensor = sums.inputTensor;
    sum.weightTensor = sums.weightTensor;
    addWindowProducts(sums.window, sums.outputs, sums.multiplier, made.element, sum);
    const std::span<const uint8_t> weights = draft.constantBytes(sums.weightTensor);
    for (Product& each : sum.products) {
        each.value = storedValue(sums.type, input, each.input);
        each.factor = storedValue(sums.weightType, weights, each.weight);
    }
    if (sums.biasTensor)
        sum.bias = storedValue(draft.graph.tensors[static_cast<size_t>(*sums.biasTensor)].type,
                               draft.constantBytes(*sums.biasTensor), made.element % sums.outputs);
    if (sums.type == DataType::Float32)
        finishFloat(sums, made);
    else
        finishInteger(sums, made);
}

} // namespace tmw
