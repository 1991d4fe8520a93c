// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/step_writer.h"

#include "core/tflite/ops/versions.h"

#include <utility>

namespace tmw::tflite {

namespace {

constexpr OperatorVersion kFullyConnectedInt16{9, 7, {2, 3, 0}};
constexpr Versions kFullyConnected{{9, 1, {1, 5, 0}}, {9, 4, {1, 14, 0}}, kFullyConnectedInt16};
constexpr Versions kLogistic{{14, 1, {1, 14, 0}}, {14, 2, {1, 14, 0}}, {14, 3, {2, 3, 0}}};
constexpr Versions kTanh{{28, 1, {1, 14, 0}}, {28, 2, {1, 14, 0}}, {28, 3, {2, 3, 0}}};

} // namespace

LayerTensor StepWriter::made(const char* what, const Shape& shape,
                             const std::optional<Quantization>& quantization) {
    const std::string name =
        next_.empty() ? name_ + "/" + std::to_string(step_) + what : std::exchange(next_, {});
    return {to_.addActivation(name, shape, quantization), quantization};
}

std::optional<Quantization> StepWriter::quantizationOf(size_t which, Scale least) const {
    return integers_ ? std::optional(tmw::quantizationOf(*integers_, ranges_[which], least))
                     : std::nullopt;
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
    const Shape shape{1, columns};
    const auto quantization = quantizationOf(which);
    if (!quantization)
        return {to_.addConstant(name, shape, DataType::Float32, std::vector<float>(count), {}), {}};
    const TensorQuantization steps = tensorQuantization(*quantization);
    if (*integers_ == DataType::Int16)
        return {to_.addConstant(name, shape, DataType::Int16, std::vector<int16_t>(count), steps),
                quantization};
    const auto zero = static_cast<int8_t>(quantization->zeroPoint.value);
    return {to_.addConstant(name, shape, DataType::Int8, std::vector<int8_t>(count, zero), steps),
            quantization};
}

LayerTensor StepWriter::slice(const LayerTensor& from, LayerTensor to,
                              const std::vector<int32_t>& begin, const std::vector<int32_t>& end,
                              int32_t shrunk) {
    const std::vector<int32_t> ones(begin.size(), 1);
    to_.addOperator(versionFor(integers_, kStridedSlice),
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
    const LayerTensor answer = made(what, {1, columns}, quantizationOf(which, weights.finest));
    to_.addOperator(
        versionFor(integers_, kFullyConnected), {row.index, weights.kernel, weights.bias},
        {answer.index}, schema::BuiltinOptions::FullyConnectedOptions,
        schema::CreateFullyConnectedOptions(to_.builder(), schema::ActivationFunctionType::NONE)
            .Union());
    return answer;
}

LayerTensor StepWriter::binary(const char* what, Binary function, const LayerTensor& a,
                               const LayerTensor& b, const Shape& shape, size_t which) {
    const LayerTensor answer = made(what, shape, quantizationOf(which));
    auto& builder = to_.builder();
    if (function == Add)
        to_.addOperator(versionFor(integers_, kAdd), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::AddOptions,
                        schema::CreateAddOptions(builder, {}, shiftsPowers(integers_)).Union());
    else if (function == Mul)
        to_.addOperator(versionFor(integers_, kMul), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::MulOptions,
                        schema::CreateMulOptions(builder).Union());
    else
        to_.addOperator(versionFor(integers_, kSub), {a.index, b.index}, {answer.index},
                        schema::BuiltinOptions::SubOptions,
                        schema::CreateSubOptions(builder, {}, shiftsPowers(integers_)).Union());
    return answer;
}

LayerTensor StepWriter::squash(const char* what, Activation activation, const LayerTensor& row,
                               int32_t columns) {
    const bool sigmoid = activation == Activation::Sigmoid;
    std::optional<Quantization> quantization;
    if (integers_ == DataType::Int16)
        quantization = Quantization{{1.0F / 32768}, {0}, DataType::Int16};
    else if (integers_)
        quantization =
            sigmoid ? Quantization{{1.0F / 256}, {-128}} : Quantization{{1.0F / 128}, {0}};
    const LayerTensor answer = made(what, {1, columns}, quantization);
    to_.addOperator(versionFor(integers_, sigmoid ? kLogistic : kTanh), {row.index},
                    {answer.index});
    return answer;
}

} // namespace tmw::tflite
