// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/step_matcher.h"

namespace tmw::network {

namespace {

/// The operators of a GRU as core/tflite/ops/gru.h writes it.
class Gru {
public:
    explicit Gru(const Reader& reader) : match(reader) {}

    bool matches() {
        const auto first = match.inputSums();
        const auto second = first ? match.inputSums() : std::nullopt;
        if (!second || first->kernel.shape[0] != 2 * second->kernel.shape[0])
            return false;
        gates = *first;
        fresh = *second;
        units = fresh.kernel.shape[0];
        return match.takeSteps(gates, [this](int32_t t) { return step(t); }) &&
               gateWeights.bias < 0;
    }

    StepMatcher match;
    int32_t units = 0;
    StepMatcher::InputSums gates, fresh;
    StepMatcher::StateSums gateWeights, newWeights;

private:
    std::optional<int32_t> step(int32_t t) {
        const auto gateInput = match.slice(gates.output, 2, t, 2 * units);
        const auto newInput = match.slice(fresh.output, 2, t, units);
        if (t == 0)
            state_ = newInput ? match.zerosOfNext(0) : std::nullopt;
        if (!gateInput || !newInput || !state_)
            return std::nullopt;
        const auto gateState = match.stateSums(gateWeights, *state_, {2 * units, units});
        const auto newState = match.stateSums(newWeights, *state_, {units, units});
        const auto sum = match.take("ADD", {gateInput, gateState});
        const auto squashed = match.take("LOGISTIC", {sum});
        const auto update = match.slice(squashed, 1, 0, units);
        const auto reset = match.slice(squashed, 1, units, units);
        const auto part = match.take("MUL", {reset, newState});
        const auto newSum = match.take("ADD", {newInput, part});
        const auto made = match.take("TANH", {newSum});
        const auto off = match.take("SUB", {state_, made});
        const auto kept = match.take("MUL", {update, off});
        state_ = match.take("ADD", {made, kept});
        return state_;
    }

    std::optional<int32_t> state_;
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
    const auto gates = reader.constant(found.gateWeights.weights);
    const auto fresh = reader.constant(found.newWeights.weights);
    const auto newOffset = reader.constant(found.newWeights.bias);
    const auto units = static_cast<size_t>(found.units);
    if (!gates || !fresh || !newOffset || newOffset->values.size() != units)
        return fail(kNotConstant);
    std::vector<float> bias = joined(found.gates.bias, found.fresh.bias, units);
    bias.resize(5 * units); // both of the gates' stand with the inputs
    bias.insert(bias.end(), newOffset->values.begin(), newOffset->values.end());
    for (const int32_t each : {found.gateWeights.weights, found.newWeights.weights})
        reader.countQuantized(each);
    GruSpec spec;
    spec.units = found.units;
    return found.match.put(reader, spec,
                           {joined(found.gates.kernel, found.fresh.kernel, units),
                            joined(*gates, *fresh, units), std::move(bias)});
}

} // namespace tmw::network
