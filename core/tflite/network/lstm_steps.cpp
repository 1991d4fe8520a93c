// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/step_matcher.h"

namespace tmw::network {

namespace {

/// The operators of an LSTM as core/tflite/ops/lstm_steps.h writes it.
class LstmSteps {
public:
    explicit LstmSteps(const Reader& reader) : match(reader) {}

    bool matches() {
        const auto found = match.inputSums();
        if (!found || found->kernel.shape[0] % kGates != 0)
            return false;
        inputs = *found;
        units = inputs.kernel.shape[0] / kGates;
        steps = match.reader().tensor(inputs.output).shape[2];
        for (int32_t t = 0; t < steps; ++t)
            if (!step(t))
                return false;
        const auto all = match.packed(states_);
        sequences = all.has_value();
        output = all.value_or(state_);
        return recurrent.bias < 0;
    }

    StepMatcher match;
    int32_t output = -1;
    int32_t units = 0;
    int32_t steps = 0;
    bool sequences = false;
    StepMatcher::InputSums inputs;
    StepMatcher::StateSums recurrent;

private:
    static constexpr int32_t kGates = 4;

    std::optional<int32_t> gate(std::optional<int32_t> from, int32_t index) {
        return match.slice(from, 1, index * units, units);
    }

    bool step(int32_t t) {
        const int32_t width = kGates * units;
        const auto byInput = match.slice(inputs.output, 2, t, width);
        const auto start = t == 0 && byInput ? match.zerosOfNext(0) : std::optional(state_);
        if (!byInput || !start)
            return false;
        const auto byState = match.stateSums(recurrent, *start, {width, units});
        const auto sums = match.take("ADD", {byInput, byState});
        const auto gates = match.take("LOGISTIC", {sums});
        const auto in = gate(gates, 0);
        const auto forget = gate(gates, 1);
        const auto made = match.take("TANH", {gate(sums, 2)});
        const auto out = gate(gates, 3);
        const auto cell = t == 0 && out ? match.zerosOfNext(1) : std::optional(cell_);
        const auto kept = match.take("MUL", {forget, cell});
        const auto fresh = match.take("MUL", {in, made});
        const auto sum = match.take("ADD", {kept, fresh});
        const auto shown = match.take("TANH", {sum});
        const auto state = match.take("MUL", {out, shown});
        if (!state)
            return false;
        state_ = *state;
        cell_ = *sum;
        states_.push_back(state_);
        return true;
    }

    int32_t state_ = -1;
    int32_t cell_ = -1;
    std::vector<int32_t> states_;
};

} // namespace

Result<bool> readLstmSteps(Reader& reader) {
    if (reader.op().name != "CONV_2D")
        return false;
    LstmSteps found(reader);
    if (!found.matches())
        return false;
    const auto recurrent = reader.constant(found.recurrent.weights);
    if (!recurrent)
        return fail(kNotConstant);
    LstmSpec spec;
    spec.units = found.units;
    spec.sequences = found.sequences;
    const int32_t in = found.match.input();
    const auto width = static_cast<size_t>(found.inputs.kernel.shape[0]);
    TMW_TRY(const size_t value, reader.value(in));
    TMW_TRY(const size_t input, reader.shaped(value, {found.steps, reader.tensor(in).shape[3]}));
    TMW_TRY(const size_t made, reader.put(spec, {input},
                                          {turned(found.inputs.kernel, width),
                                           turned(*recurrent, width), found.inputs.bias.values}));
    reader.countQuantized(found.recurrent.weights);
    for (const size_t each : found.match.operators())
        reader.consume(each);
    reader.setValue(found.output, made);
    return true;
}

} // namespace tmw::network
