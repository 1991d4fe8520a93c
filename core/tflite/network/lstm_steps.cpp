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
        return match.takeSteps(inputs, [this](int32_t t) { return step(t); }) && recurrent.bias < 0;
    }

    StepMatcher match;
    int32_t units = 0;
    StepMatcher::InputSums inputs;
    StepMatcher::StateSums recurrent;

private:
    static constexpr int32_t kGates = 4;

    std::optional<int32_t> gate(std::optional<int32_t> from, int32_t index) {
        return match.slice(from, 1, index * units, units);
    }

    std::optional<int32_t> step(int32_t t) {
        const int32_t width = kGates * units;
        const auto byInput = match.slice(inputs.output, 2, t, width);
        if (t == 0)
            state_ = byInput ? match.zerosOfNext(0) : std::nullopt;
        if (!byInput || !state_)
            return std::nullopt;
        const auto byState = match.stateSums(recurrent, *state_, {width, units});
        const auto sums = match.take("ADD", {byInput, byState});
        const auto gates = match.take("LOGISTIC", {sums});
        const auto in = gate(gates, 0);
        const auto forget = gate(gates, 1);
        const auto made = match.take("TANH", {gate(sums, 2)});
        const auto out = gate(gates, 3);
        if (t == 0)
            cell_ = out ? match.zerosOfNext(1) : std::nullopt;
        const auto kept = match.take("MUL", {forget, cell_});
        const auto fresh = match.take("MUL", {in, made});
        cell_ = match.take("ADD", {kept, fresh});
        const auto shown = match.take("TANH", {cell_});
        state_ = match.take("MUL", {out, shown});
        return state_;
    }

    std::optional<int32_t> state_;
    std::optional<int32_t> cell_;
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
    reader.countQuantized(found.recurrent.weights);
    LstmSpec spec;
    spec.units = found.units;
    const auto width = static_cast<size_t>(found.inputs.kernel.shape[0]);
    return found.match.put(
        reader, spec,
        {turned(found.inputs.kernel, width), turned(*recurrent, width), found.inputs.bias.values});
}

} // namespace tmw::network
