// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>

namespace tmw::network {

namespace {

/// The operators of a GRU as core/tflite/ops/gru.h writes it, one after another.
class Gru {
public:
    explicit Gru(const Reader& reader) : reader_(reader), at_(reader.index()) {}

    bool matches() {
        const auto gates = pointwise(gateKernel);
        const auto fresh = gates ? pointwise(newKernel) : std::nullopt;
        if (!fresh || gateKernel.shape[0] != 2 * newKernel.shape[0])
            return false;
        units = newKernel.shape[0];
        steps = reader_.tensor(*gates).shape[2];
        for (int32_t t = 0; t < steps; ++t)
            if (!step(t, *gates, *fresh))
                return false;
        return ends();
    }

    int32_t input = -1;
    int32_t output = -1;
    int32_t units = 0;
    int32_t steps = 0;
    bool sequences = false;
    std::vector<size_t> operators;
    RealTensor gateKernel, newKernel, gateBias, newBias;                        ///< over the inputs
    int32_t gateWeights = -1, newWeights = -1, gateOffset = -1, newOffset = -1; ///< over the state

private:
    const TfliteOperator* next() {
        while (at_ < reader_.graph().operators.size() && reader_.isConsumed(at_))
            ++at_;
        if (at_ >= reader_.graph().operators.size())
            return nullptr;
        operators.push_back(at_);
        return &reader_.graph().operators[at_++];
    }

    /// The output of the next operator, if it is this one and takes these first.
    std::optional<int32_t> take(std::string_view name, const std::vector<int32_t>& inputs) {
        const TfliteOperator* op = next();
        if (!op || op->name != name || op->outputs.size() != 1 || op->outputs[0] < 0 ||
            op->inputs.size() < inputs.size() ||
            !std::equal(inputs.begin(), inputs.end(), op->inputs.begin()))
            return std::nullopt;
        last_ = op;
        return op->outputs[0];
    }

    /// A convolution of one tap along the steps of [1, 1, steps, channels].
    std::optional<int32_t> pointwise(RealTensor& kernel) {
        const auto made = take("CONV_2D", {});
        if (!made || last_->inputs.size() != 3 || last_->inputs[0] < 0 || last_->inputs[2] < 0 ||
            (input >= 0 && last_->inputs[0] != input))
            return std::nullopt;
        input = last_->inputs[0];
        const Shape& in = reader_.tensor(input).shape;
        const Shape& out = reader_.tensor(*made).shape;
        const auto values = reader_.constant(last_->inputs[1]);
        const auto bias = reader_.constant(last_->inputs[2]);
        if (in.size() != 4 || out.size() != 4 || in[0] != 1 || in[1] != 1 || out[2] != in[2] ||
            !values || !bias || values->shape.size() != 4 ||
            values->shape != Shape{out[3], 1, 1, in[3]} ||
            bias->values.size() != static_cast<size_t>(out[3]))
            return std::nullopt;
        (&kernel == &gateKernel ? gateBias : newBias) = *bias;
        kernel = *values;
        return made;
    }

    /// Columns or a step: `dimension` of the slice begins at `begin`.
    std::optional<int32_t> slice(int32_t from, size_t dimension, int32_t begin, int32_t length) {
        const auto made = take("STRIDED_SLICE", {from});
        if (!made || last_->inputs.size() != 4 || last_->inputs[1] < 0)
            return std::nullopt;
        const auto begins = integersOf(reader_, last_->inputs[1]);
        const bool fits = begins && begins->size() > dimension && (*begins)[dimension] == begin &&
                          reader_.tensor(*made).shape == Shape{1, length};
        return fits ? made : std::nullopt;
    }

    std::optional<int32_t> fullyConnected(int32_t& weights, int32_t& offset, int32_t outputs) {
        const auto made = take("FULLY_CONNECTED", {state_});
        if (!made || last_->inputs.size() != 3 || last_->inputs[1] < 0 || last_->inputs[2] < 0 ||
            reader_.tensor(last_->inputs[1]).shape != Shape{outputs, units} ||
            (weights >= 0 && (last_->inputs[1] != weights || last_->inputs[2] != offset)))
            return std::nullopt;
        weights = last_->inputs[1];
        offset = last_->inputs[2];
        return made;
    }

    /// Each optional is -1 where one before it was nothing, which no operator takes.
    bool step(int32_t t, int32_t gates, int32_t fresh) {
        const auto of = [](const std::optional<int32_t>& tensor) { return tensor.value_or(-1); };
        const auto gateInput = slice(gates, 2, t, 2 * units);
        const auto newInput = gateInput ? slice(fresh, 2, t, units) : std::nullopt;
        if (!newInput || !begins(t))
            return false;
        const auto gateState = fullyConnected(gateWeights, gateOffset, 2 * units);
        const auto newState =
            gateState ? fullyConnected(newWeights, newOffset, units) : std::nullopt;
        if (!newState)
            return false;
        const auto sum = take("ADD", {of(gateInput), of(gateState)});
        const auto squashed = take("LOGISTIC", {of(sum)});
        const auto update = squashed ? slice(of(squashed), 1, 0, units) : std::nullopt;
        const auto reset = update ? slice(of(squashed), 1, units, units) : std::nullopt;
        const auto part = take("MUL", {of(reset), of(newState)});
        const auto newSum = take("ADD", {of(newInput), of(part)});
        const auto made = take("TANH", {of(newSum)});
        const auto off = take("SUB", {state_, of(made)});
        const auto kept = take("MUL", {of(update), of(off)});
        const auto state = take("ADD", {of(made), of(kept)});
        if (!sum || !squashed || !reset || !part || !newSum || !made || !off || !kept || !state)
            return false;
        state_ = *state;
        states_.push_back(state_);
        return true;
    }

    /// The first state is a constant of 0: that of the operator that comes next.
    bool begins(int32_t t) {
        if (t > 0)
            return true;
        const size_t here = at_;
        const TfliteOperator* op = next();
        at_ = here;
        operators.pop_back();
        if (!op || op->inputs.empty() || op->inputs[0] < 0)
            return false;
        state_ = op->inputs[0];
        const auto zeros = reader_.constant(state_);
        return zeros && std::ranges::all_of(zeros->values, [](float v) { return v == 0; });
    }

    /// All states together, or the last one alone.
    bool ends() {
        output = state_;
        const size_t count = operators.size();
        const auto pack = take("PACK", states_);
        sequences = pack && last_->inputs.size() == states_.size();
        if (sequences)
            output = *pack;
        else
            operators.resize(count);
        return true;
    }

    const Reader& reader_;
    size_t at_;
    const TfliteOperator* last_ = nullptr;
    int32_t state_ = -1;
    std::vector<int32_t> states_;
};

/// Rows of 3 units from gates (2 units) and the new state, units x depth each.
std::vector<float> joined(const RealTensor& gates, const RealTensor& fresh, size_t units) {
    const size_t depth = fresh.values.size() / units;
    std::vector<float> to(3 * units * depth);
    for (size_t i = 0; i < depth; ++i)
        for (size_t u = 0; u < 3 * units; ++u)
            to[i * 3 * units + u] = u < 2 * units ? gates.values[u * depth + i]
                                                  : fresh.values[(u - 2 * units) * depth + i];
    return to;
}

} // namespace

Result<bool> readGru(Reader& reader) {
    if (reader.op().name != "CONV_2D")
        return false;
    Gru found(reader);
    if (!found.matches())
        return false;
    const auto gates = reader.constant(found.gateWeights);
    const auto fresh = reader.constant(found.newWeights);
    const auto gateOffset = reader.constant(found.gateOffset);
    const auto newOffset = reader.constant(found.newOffset);
    const auto units = static_cast<size_t>(found.units);
    if (!gates || !fresh || !gateOffset || !newOffset || gateOffset->values.size() != 2 * units ||
        newOffset->values.size() != units)
        return fail(kNotConstant);
    std::vector<float> bias = joined(found.gateBias, found.newBias, units);
    const std::vector<float> offsets = joined(*gateOffset, *newOffset, units);
    bias.insert(bias.end(), offsets.begin(), offsets.end());
    GruSpec spec;
    spec.units = found.units;
    spec.sequences = found.sequences;
    TMW_TRY(const size_t value, reader.value(found.input));
    TMW_TRY(const size_t input,
            reader.shaped(value, {found.steps, reader.tensor(found.input).shape[3]}));
    TMW_TRY(const size_t made, reader.put(spec, {input},
                                          {joined(found.gateKernel, found.newKernel, units),
                                           joined(*gates, *fresh, units), std::move(bias)}));
    for (const int32_t each : {found.gateWeights, found.newWeights})
        reader.countQuantized(each);
    for (const size_t each : found.operators)
        reader.consume(each);
    reader.setValue(found.output, made);
    return true;
}

} // namespace tmw::network
