// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/step_writer.h"

#include <utility>

namespace tmw::tflite {

namespace {

/// Of one operator in float and in int8.
struct Versions {
    OperatorVersion inFloat;
    OperatorVersion inInt8;
};
constexpr Versions kAdd{{0, 1, {1, 5, 0}}, {0, 2, {1, 14, 0}}};
constexpr Versions kFullyConnected{{9, 1, {1, 5, 0}}, {9, 4, {1, 14, 0}}};
constexpr Versions kLogistic{{14, 1, {1, 14, 0}}, {14, 2, {1, 14, 0}}};
constexpr Versions kMul{{18, 1, {1, 5, 0}}, {18, 2, {1, 14, 0}}};
constexpr Versions kTanh{{28, 1, {1, 14, 0}}, {28, 2, {1, 14, 0}}};
constexpr Versions kSub{{41, 1, {1, 6, 0}}, {41, 2, {1, 14, 0}}};
constexpr Versions kSlice{{45, 1, {1, 6, 0}}, {45, 2, {1, 14, 0}}};

const OperatorVersion& version(const Versions& of, bool int8) {
    return int8 ? of.inInt8 : of.inFloat;
}

} // namespace

LayerTensor StepWriter::made(const char* what, const Shape& shape,
                             const std::optional<Quantization>& quantization) {
    const std::string name =
        next_.empty() ? name_ + "/" + std::to_string(step_) + what : std::exchange(next_, {});
    return {to_.addActivation(name, shape, quantization), quantization};
}

std::optional<Quantization> StepWriter::quantizationOf(size_t which, float least) const {
    if (!int8())
        return std::nullopt;
    return activationQuantization(ranges_[which], {least});
}

std::optional<Scale> StepWriter::scaleOf(size_t which) const {
    const auto quantization = quantizationOf(which, 0);
    return quantization ? std::optional(quantization->scale) : std::nullopt;
}

int32_t StepWriter::constant(const std::vector<int32_t>& values) {
    const auto known = constants_.find(values);
    if (known != constants_.end())
        return known->second;
    const int32_t made =
        to_.addConstant(name_ + "/c" + std::to_string(constants_.size()),
                        {static_cast<int32_t>(values.size())}, DataType::Int32, values, {});
    constants_.emplace(values, made);
    return made;
}

LayerTensor StepWriter::zeros(const char* what, int32_t columns, size_t which) {
    const auto count = static_cast<size_t>(columns);
    const std::string name = name_ + "/" + what;
    const auto quantization = quantizationOf(which, 0);
    if (!quantization)
        return {
            to_.addConstant(name, {1, columns}, DataType::Float32, std::vector<float>(count), {}),
            {}};
    const auto zero = static_cast<int8_t>(quantization->zeroPoint.value);
    return {to_.addConstant(name, {1, columns}, DataType::Int8, std::vector<int8_t>(count, zero),
                            tensorQuantization(*quantization)),
            quantization};
}

LayerTensor StepWriter::slice(const LayerTensor& from, LayerTensor to,
                              const std::vector<int32_t>& begin, const std::vector<int32_t>& end,
                              int32_t shrunk) {
    const std::vector<int32_t> ones(begin.size(), 1);
    to_.addOperator(version(kSlice, int8()),
                    {from.index, constant(begin), constant(end), constant(ones)}, {to.index},
                    schema::BuiltinOptions::StridedSliceOptions,
                    schema::CreateStridedSliceOptions(to_.builder(), 0, 0, 0, 0, shrunk).Union());
    return to;
}

LayerTensor StepWriter::step(const char* what, const LayerTensor& all, int32_t step,
                             int32_t columns) {
    constexpr int32_t kHeightAndStep = (1 << 1) | (1 << 2);
    return slice(all, made(what, {1, columns}, all.quantization), {0, 0, step, 0},
                 {1, 1, step + 1, columns}, kHeightAndStep);
}

LayerTensor StepWriter::columns(const char* what, const LayerTensor& row, int32_t first,
                                int32_t last) {
    return slice(row, made(what, {1, last - first}, row.quantization), {0, first}, {1, last}, 0);
}

LayerTensor StepWriter::fullyConnected(const char* what, const LayerTensor& row,
                                       const AddedSums& weights, int32_t columns, size_t which) {
    const LayerTensor answer =
        made(what, {1, columns}, quantizationOf(which, weights.coarsest * kFinestStep));
    to_.addOperator(
        version(kFullyConnected, int8()), {row.index, weights.kernel, weights.bias}, {answer.index},
        schema::BuiltinOptions::FullyConnectedOptions,
        schema::CreateFullyConnectedOptions(to_.builder(), schema::ActivationFunctionType::NONE)
            .Union());
    return answer;
}

LayerTensor StepWriter::binary(const char* what, Binary function, const LayerTensor& a,
                               const LayerTensor& b, const Shape& shape, size_t which) {
    const LayerTensor answer = made(what, shape, quantizationOf(which, 0));
    auto& builder = to_.builder();
    if (function == Add)
        to_.addOperator(version(kAdd, int8()), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::AddOptions,
                        schema::CreateAddOptions(builder).Union());
    else if (function == Mul)
        to_.addOperator(version(kMul, int8()), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::MulOptions,
                        schema::CreateMulOptions(builder).Union());
    else
        to_.addOperator(version(kSub, int8()), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::SubOptions,
                        schema::CreateSubOptions(builder).Union());
    return answer;
}

LayerTensor StepWriter::squash(const char* what, Activation activation, const LayerTensor& row,
                               int32_t columns) {
    const bool sigmoid = activation == Activation::Sigmoid;
    std::optional<Quantization> quantization;
    if (int8())
        quantization =
            sigmoid ? Quantization{{1.0F / 256}, {-128}} : Quantization{{1.0F / 128}, {0}};
    const LayerTensor answer = made(what, {1, columns}, quantization);
    to_.addOperator(version(sigmoid ? kLogistic : kTanh, int8()), {row.index}, {answer.index});
    return answer;
}

} // namespace tmw::tflite
