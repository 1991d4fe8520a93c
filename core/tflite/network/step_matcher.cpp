// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/step_matcher.h"

#include <algorithm>

namespace tmw::network {

const TfliteOperator* StepMatcher::next() {
    const auto& operators = reader_.graph().operators;
    while (at_ < operators.size() && reader_.isConsumed(at_))
        ++at_;
    return at_ < operators.size() ? &operators[at_] : nullptr;
}

std::optional<int32_t> StepMatcher::takeWith(std::string_view name,
                                             const std::vector<int32_t>& inputs) {
    const TfliteOperator* op = next();
    if (!op || op->name != name || op->outputs.size() != 1 || op->outputs[0] < 0 ||
        op->inputs.size() < inputs.size() ||
        !std::equal(inputs.begin(), inputs.end(), op->inputs.begin()))
        return std::nullopt;
    operators_.push_back(at_++);
    last_ = op;
    return op->outputs[0];
}

std::optional<int32_t> StepMatcher::take(std::string_view name,
                                         std::initializer_list<std::optional<int32_t>> inputs) {
    std::vector<int32_t> known;
    for (const auto& each : inputs) {
        if (!each)
            return std::nullopt;
        known.push_back(*each);
    }
    return takeWith(name, known);
}

std::optional<StepMatcher::InputSums> StepMatcher::inputSums() {
    const auto made = take("CONV_2D", {});
    if (!made || last_->inputs.size() != 3 || last_->inputs[0] < 0 || last_->inputs[2] < 0 ||
        (input_ >= 0 && last_->inputs[0] != input_))
        return std::nullopt;
    input_ = last_->inputs[0];
    const Shape& in = reader_.tensor(input_).shape;
    const Shape& out = reader_.tensor(*made).shape;
    auto kernel = reader_.constant(last_->inputs[1]);
    auto bias = reader_.constant(last_->inputs[2]);
    if (in.size() != 4 || out.size() != 4 || in[0] != 1 || in[1] != 1 || out[2] != in[2] ||
        !kernel || !bias || kernel->shape != Shape{out[3], 1, 1, in[3]} ||
        bias->values.size() != static_cast<size_t>(out[3]))
        return std::nullopt;
    return InputSums{*made, std::move(*kernel), std::move(*bias)};
}

std::optional<int32_t> StepMatcher::slice(std::optional<int32_t> from, size_t dimension,
                                          int32_t begin, int32_t length) {
    const auto made = take("STRIDED_SLICE", {from});
    if (!made || last_->inputs.size() != 4 || last_->inputs[1] < 0)
        return std::nullopt;
    const auto begins = integersOf(reader_, last_->inputs[1]);
    const bool fits = begins && begins->size() > dimension && (*begins)[dimension] == begin &&
                      reader_.tensor(*made).shape == Shape{1, length};
    return fits ? made : std::nullopt;
}

std::optional<int32_t> StepMatcher::stateSums(StateSums& sums, int32_t state, const Shape& shape) {
    const auto made = take("FULLY_CONNECTED", {state});
    if (!made || last_->inputs.size() != 3 || last_->inputs[1] < 0 ||
        reader_.tensor(last_->inputs[1]).shape != shape)
        return std::nullopt;
    if (sums.weights >= 0 && (last_->inputs[1] != sums.weights || last_->inputs[2] != sums.bias))
        return std::nullopt;
    sums = {last_->inputs[1], last_->inputs[2]};
    return made;
}

std::optional<int32_t> StepMatcher::zerosOfNext(size_t input) {
    const TfliteOperator* op = next();
    if (!op || op->inputs.size() <= input || op->inputs[input] < 0)
        return std::nullopt;
    const auto zeros = reader_.constant(op->inputs[input]);
    if (!zeros || !std::ranges::all_of(zeros->values, [](float v) { return v == 0; }))
        return std::nullopt;
    return op->inputs[input];
}

bool StepMatcher::takeSteps(const InputSums& first,
                            const std::function<std::optional<int32_t>(int32_t t)>& step) {
    steps_ = reader_.tensor(first.output).shape[2];
    if (steps_ < 1)
        return false;
    std::vector<int32_t> states;
    for (int32_t t = 0; t < steps_; ++t) {
        const auto state = step(t);
        if (!state)
            return false;
        states.push_back(*state);
    }
    const TfliteOperator* op = next();
    const auto all = op && op->inputs == states ? takeWith("PACK", states) : std::nullopt;
    sequences_ = all.has_value();
    output_ = all.value_or(states.back());
    return true;
}

std::vector<float> turned(const RealTensor& from, size_t units) {
    const size_t depth = from.values.size() / units;
    std::vector<float> to;
    for (size_t i = 0; i < depth; ++i)
        for (size_t u = 0; u < units; ++u)
            to.push_back(from.values[u * depth + i]);
    return to;
}

} // namespace tmw::network
