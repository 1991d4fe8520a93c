// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/layer_normalization.h"

#include "core/nn/layers/layer_normalization.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/sums.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {

using Inside = nn::NormalInside;

constexpr Versions kMean{{40, 1, {1, 6, 0}}, {40, 2, {1, 14, 0}}, {40, 3, {2, 4, 0}}};
constexpr Versions kRsqrt{{76, 1, {1, 10, 0}}, {76, 2, {2, 5, 0}}, {76, 3, {2, 14, 0}}};

class Normalization {
public:
    Normalization(const LayerToWrite& from, ModelWriter& to)
        : from_(from), to_(to), whole_(tensorShape(from.layer.input)), one_(whole_) {
        one_.back() = 1;
        epsilon_ = static_cast<float>(std::get<LayerNormalizationSpec>(from.layer.spec).epsilon);
    }

    Result<LayerTensor> write() {
        const LayerTensor off = sub(from_.input, mean(from_.input, "mean", Inside::Mean));
        const LayerTensor square = mul(off, off, "square", Inside::Square);
        const LayerTensor variance = withEpsilon(mean(square, "variance", Inside::Variance));
        const LayerTensor inverse = add("inverse", one_, rangeOf(Inside::Inverse), variance);
        to_.addOperator(versionFor(from_, kRsqrt), {variance.index}, {inverse.index});
        return scaled(mul(off, inverse, "normal", Inside::Normal));
    }

private:
    Range rangeOf(size_t which) const { return from_.range ? from_.inside[which] : Range{}; }

    /// A tensor that is computed from `source`.
    LayerTensor add(const char* what, const Shape& shape, Range range, const LayerTensor& source) {
        LayerTensor made;
        if (from_.range)
            made.quantization = quantizationOf(source.quantization->type, range,
                                               {source.quantization->scale.value * kFinestStep});
        made.index = to_.addActivation(from_.layer.name + "/" + what, shape, made.quantization);
        return made;
    }

    LayerTensor mean(const LayerTensor& source, const char* what, size_t which) {
        const int32_t axis = static_cast<int32_t>(whole_.size()) - 1;
        const int32_t axes = to_.addConstant(from_.layer.name + "/" + what + "/axes", {1},
                                             DataType::Int32, std::vector<int32_t>{axis}, {});
        const LayerTensor made = add(what, one_, rangeOf(which), source);
        to_.addOperator(versionFor(from_, kMean), {source.index, axes}, {made.index},
                        schema::BuiltinOptions::ReducerOptions,
                        schema::CreateReducerOptions(to_.builder(), true).Union());
        return made;
    }

    LayerTensor sub(const LayerTensor& a, const LayerTensor& b) {
        const LayerTensor made = add("off", whole_, rangeOf(Inside::Off), a);
        to_.addOperator(
            versionFor(from_, kSub), {a.index, b.index}, {made.index},
            schema::BuiltinOptions::SubOptions,
            schema::CreateSubOptions(to_.builder(), {}, shiftsPowers(integersOf(from_))).Union());
        return made;
    }

    LayerTensor mul(const LayerTensor& a, const LayerTensor& b, const char* what, size_t which) {
        const LayerTensor made = add(what, whole_, rangeOf(which), a);
        to_.addOperator(versionFor(from_, kMul), {a.index, b.index}, {made.index},
                        schema::BuiltinOptions::MulOptions,
                        schema::CreateMulOptions(to_.builder()).Union());
        return made;
    }

    LayerTensor withEpsilon(const LayerTensor& variance) {
        if (from_.range && epsilon_ * 2 < variance.quantization->scale.value)
            return variance;
        const Range range = rangeOf(Inside::Variance);
        const LayerTensor made = add("guarded", one_, {range.low, range.high + epsilon_}, variance);
        to_.addOperator(
            versionFor(from_, kAdd), {variance.index, epsilon()}, {made.index},
            schema::BuiltinOptions::AddOptions,
            schema::CreateAddOptions(to_.builder(), {}, shiftsPowers(integersOf(from_))).Union());
        return made;
    }

    int32_t epsilon() {
        const std::string name = from_.layer.name + "/epsilon";
        const auto type = integersOf(from_);
        if (!type)
            return to_.addConstant(name, {1}, DataType::Float32, std::vector<float>{epsilon_}, {});
        const Quantization steps = quantizationOf(*type, {0, epsilon_});
        const int32_t value = quantizeValue(epsilon_, steps);
        if (*type == DataType::Int16)
            return to_.addConstant(name, {1}, *type,
                                   std::vector<int16_t>{static_cast<int16_t>(value)},
                                   tensorQuantization(steps));
        return to_.addConstant(name, {1}, *type, std::vector<int8_t>{static_cast<int8_t>(value)},
                               tensorQuantization(steps));
    }

    /// Gamma and beta; rows are an image of one place in between.
    Result<LayerTensor> scaled(LayerTensor normal) {
        const std::string& name = from_.layer.name;
        GraphLayer layer = from_.layer;
        const bool flat = layer.output.size() == 1;
        if (flat) {
            layer.output = {1, 1, layer.output[0]};
            layer.name += "/scaled";
            normal = addReshape(normal, name + "/place", tensorShape(layer.output), to_);
        }
        const LayerToWrite from{.layer = layer,
                                .weights = from_.weights,
                                .inputs = {&normal, 1},
                                .input = normal,
                                .range = from_.range,
                                .next = from_.next,
                                .perChannel = from_.perChannel,
                                .kind = from_.kind};
        Sums sums;
        const auto gamma = parameterValues(from_, 0);
        const auto beta = parameterValues(from_, 1);
        sums.units = gamma.size();
        sums.kernel.assign(gamma.begin(), gamma.end());
        sums.bias.assign(beta.begin(), beta.end());
        sums.shape = {1, 1, 1, layer.output.back()};
        sums.unitsLast = true;
        TMW_TRY(const LayerTensor made, writeOneTap(from, sums, to_));
        return flat ? addReshape(made, name, tensorShape(from_.layer.output), to_) : made;
    }

    const LayerToWrite& from_;
    ModelWriter& to_;
    Shape whole_;
    Shape one_; ///< one value for each place
    float epsilon_ = 0;
};

} // namespace

Result<LayerTensor> writeLayerNormalization(const LayerToWrite& from, ModelWriter& to) {
    return Normalization(from, to).write();
}

} // namespace tmw::tflite
