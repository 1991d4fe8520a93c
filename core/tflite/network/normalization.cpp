// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>
#include <cmath>

namespace tmw::network {

namespace {

constexpr ErrorKind kEpsilon{"network.operator",
                             "it begins a layer normalization with an epsilon of %1, and here it "
                             "is %2"};

/// The operators of a layer normalization, followed from the first.
class Normalization {
public:
    explicit Normalization(const Reader& reader) : reader_(reader) {}

    /// MEAN, SUB, MUL, MEAN, perhaps ADD, RSQRT and MUL.
    bool matches() {
        const TfliteOperator& mean = reader_.op();
        if (mean.name != "MEAN" || !meansLast(mean) || mean.outputs.size() != 1 ||
            mean.outputs[0] < 0)
            return false;
        input = mean.inputs[0];
        const auto off = only(mean.outputs[0], "SUB", {input, mean.outputs[0]});
        if (!off || reader_.usesOf(*off) != 3)
            return false;
        const auto square = taker("MUL", {*off, *off});
        const auto variance = square ? meanOf(*square) : std::nullopt;
        const auto guarded = variance ? withEpsilon(*variance) : std::nullopt;
        const auto inverse = guarded ? only(*guarded, "RSQRT", {*guarded}) : std::nullopt;
        const auto normal = inverse ? only(*inverse, "MUL", {*off, *inverse}) : std::nullopt;
        output = normal.value_or(-1);
        return normal.has_value();
    }

    int32_t input = -1;
    int32_t output = -1;
    std::vector<size_t> operators;
    std::optional<float> epsilon;

private:
    const TfliteOperator& at(size_t index) const { return reader_.graph().operators[index]; }

    bool meansLast(const TfliteOperator& op) const {
        if (op.inputs.size() != 2 || op.inputs[0] < 0 || op.inputs[1] < 0)
            return false;
        const auto axes = integersOf(reader_, op.inputs[1]);
        const auto rank = static_cast<int64_t>(reader_.tensor(op.inputs[0]).shape.size());
        return axes && axes->size() == 1 && (axes->front() == rank - 1 || axes->front() == -1);
    }

    /// The output of an operator that takes just these.
    std::optional<int32_t> taken(size_t index, std::string_view name,
                                 const std::vector<int32_t>& inputs) {
        const TfliteOperator& op = at(index);
        if (op.name != name || op.inputs != inputs || op.outputs.size() != 1 || op.outputs[0] < 0)
            return std::nullopt;
        operators.push_back(index);
        return op.outputs[0];
    }

    std::optional<int32_t> only(int32_t tensor, std::string_view name,
                                const std::vector<int32_t>& inputs) {
        const auto user = reader_.onlyUserOf(tensor);
        return user ? taken(*user, name, inputs) : std::nullopt;
    }

    std::optional<int32_t> taker(std::string_view name, const std::vector<int32_t>& inputs) {
        for (size_t i = reader_.index(); i < reader_.graph().operators.size(); ++i)
            if (const auto made = taken(i, name, inputs))
                return made;
        return std::nullopt;
    }

    std::optional<int32_t> meanOf(int32_t square) {
        const auto user = reader_.onlyUserOf(square);
        if (!user || at(*user).name != "MEAN" || !meansLast(at(*user)))
            return std::nullopt;
        return taken(*user, "MEAN", at(*user).inputs);
    }

    /// The variance itself where integers left the epsilon out.
    std::optional<int32_t> withEpsilon(int32_t variance) {
        const auto user = reader_.onlyUserOf(variance);
        if (!user || at(*user).name != "ADD")
            return variance;
        const TfliteOperator& op = at(*user);
        const auto constant = op.inputs.size() == 2 && op.inputs[1] >= 0
                                  ? reader_.constant(op.inputs[1])
                                  : std::nullopt;
        if (!constant || constant->values.size() != 1)
            return std::nullopt;
        epsilon = constant->values[0];
        return taken(*user, "ADD", op.inputs);
    }

    const Reader& reader_;
};

} // namespace

Result<bool> readLayerNormalization(Reader& reader) {
    Normalization found(reader);
    if (!found.matches())
        return false;
    const LayerNormalizationSpec spec;
    constexpr double kNear = 1e-3; // as far as integers go
    if (found.epsilon &&
        std::abs(static_cast<double>(*found.epsilon) - spec.epsilon) > kNear * spec.epsilon)
        return fail(kEpsilon, *found.epsilon, spec.epsilon);
    TMW_TRY(size_t value, reader.value(found.input));
    const Shape shape = Reader::sampleShape(reader.tensor(found.input));
    const Shape& own = reader.shapeOf(value);
    if (shape.empty())
        return false;
    if (own.empty() || own.back() != shape.back()) {
        TMW_TRY(value, reader.shaped(value, shape));
    }
    const auto channels = static_cast<size_t>(shape.back());
    TMW_TRY(const size_t made,
            reader.put(spec, {value},
                       {std::vector<float>(channels, 1.0F), std::vector<float>(channels, 0.0F)}));
    for (const size_t each : found.operators)
        reader.consume(each);
    reader.setValue(found.output, made);
    return true;
}

} // namespace tmw::network
