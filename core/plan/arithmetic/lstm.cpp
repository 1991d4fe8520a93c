// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/lstm.h"

#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/lstm_cell.h"

namespace tmw {

namespace {

/// One whole number of a gate at a step, as its kernel has it.
class FloatGates {
public:
    using Cell = float;
    using State = float;
    using Record = rt::LstmFloatRecord;

    FloatGates(const LstmElement<Record>& of) : of_(of), r_(of.r) {}

    float gate(uint32_t gate, uint32_t step) const {
        RecordReader& reader = of_.reader;
        const uint32_t g = gate * r_.shape.units + of_.unit;
        float products = 0.0f;
        for (uint32_t i = 0; i < r_.shape.inputs; ++i)
            products += static_cast<float>(of_.input(step, i)) *
                        of_.weight<float>(LstmWeights::ByInputs, gate, i);
        const auto bias = reader.entry<float>(r_.biases, g);
        float sum = reader.step(StepKind::Accumulated, products + bias, products, bias);
        if (of_.hasState(step)) {
            float states = 0.0f;
            for (uint32_t i = 0; i < r_.shape.units; ++i)
                states += of_.state<float, float>(step, i) *
                          of_.weight<float>(LstmWeights::ByStates, gate, i);
            reader.step(StepKind::Total, states, r_.shape.units);
            sum = reader.step(StepKind::Added, sum + states, sum, states);
        }
        return gate == rt::kNewGate
                   ? reader.named("tanh", StepKind::Function, rt::hyperbolicTangent(sum), sum)
                   : reader.named("logistic", StepKind::Function, rt::logistic(sum), sum);
    }
    /// `kept`: forget and the cell before; null: there was none.
    float cell(float input, float fresh, const std::pair<float, float>* kept) const {
        RecordReader& reader = of_.reader;
        float cell = reader.step(StepKind::Multiplied, input * fresh, input, fresh);
        if (kept) {
            const float old = reader.step(StepKind::Multiplied, kept->first * kept->second,
                                          kept->first, kept->second);
            cell = reader.step(StepKind::Added, cell + old, cell, old);
        }
        if (r_.clip > 0.0f)
            cell = reader.step(StepKind::Held, rt::clampFloat(cell, -r_.clip, r_.clip), cell,
                               -r_.clip, r_.clip);
        return cell;
    }
    double answer(float output, float cell) const {
        RecordReader& reader = of_.reader;
        const float squeezed =
            reader.named("tanh", StepKind::Function, rt::hyperbolicTangent(cell), cell);
        return static_cast<double>(
            reader.step(StepKind::Multiplied, output * squeezed, output, squeezed));
    }

private:
    const LstmElement<Record>& of_;
    const Record& r_;
};

/// The same in integers. `T`: of inputs and states.
template <typename T>
class IntegerGates {
public:
    using Cell = int16_t;
    using State = T;
    using Record = rt::LstmIntRecord;
    static constexpr bool kWide = sizeof(T) == 2;

    IntegerGates(const LstmElement<Record>& of) : of_(of), r_(of.r) {
        for (size_t i = 0; i < rt::kSquashSteps; ++i)
            table_.push_back(of.reader.entry<uint16_t>(r_.table, i));
    }

    int16_t gate(uint32_t gate, uint32_t step) const {
        RecordReader& reader = of_.reader;
        const uint32_t units = r_.shape.units, g = gate * units + of_.unit;
        int64_t products = 0;
        for (uint32_t i = 0; i < r_.shape.inputs; ++i)
            products += static_cast<int64_t>(of_.input(step, i)) *
                        of_.weight<int8_t>(LstmWeights::ByInputs, gate, i);
        int32_t sum = part(products, bias(g), r_.byInputs[gate]);
        if (of_.hasState(step)) {
            products = 0;
            for (uint32_t i = 0; i < units; ++i)
                products += of_.state<Cell, T>(step, i) *
                            int64_t{of_.weight<int8_t>(LstmWeights::ByStates, gate, i)};
            const int64_t start = kWide ? 0 : bias(rt::kLstmGates * units + g);
            const int32_t states = part(products, start, r_.byStates[gate]);
            sum = held(reader.step(StepKind::Added, sum + states, sum, states));
        }
        return reader.named(gate == rt::kNewGate ? "tanh" : "logistic", StepKind::Function,
                            rt::squashedGate(table_.data(), gate, sum), sum);
    }
    int16_t cell(int16_t input, int16_t fresh, const std::pair<int16_t, int16_t>* kept) const {
        RecordReader& reader = of_.reader;
        int32_t cell = held(product(input, fresh, r_.fresh));
        if (kept) {
            const int32_t old = held(product(kept->first, kept->second, r_.keep));
            cell = held(reader.step(StepKind::Added, cell + old, cell, old));
        }
        if (r_.clip > 0)
            cell = reader.step(StepKind::Held, rt::clamp(cell, -r_.clip, r_.clip), cell, -r_.clip,
                               r_.clip);
        return static_cast<int16_t>(cell);
    }
    double answer(int16_t output, int16_t cell) const {
        RecordReader& reader = of_.reader;
        const int16_t squeezed =
            reader.named("tanh", StepKind::Function,
                         rt::hyperbolicTangent16(table_.data(), cell, r_.cellShift), cell);
        const int32_t whole =
            reader.step(StepKind::Multiplied, output * squeezed, output, squeezed);
        return requantized(reader, whole, r_.state, r_.zeroPoint,
                           rt::rangeOf(kWide ? DataType::Int16 : DataType::Int8));
    }

private:
    int64_t bias(size_t index) const {
        return kWide ? of_.reader.template entry<int64_t>(r_.biases, index)
                     : of_.reader.template entry<int32_t>(r_.biases, index);
    }
    int32_t held(int32_t value) const {
        return of_.reader.step(StepKind::Held, rt::saturate16(value), value, -32768, 32767);
    }
    int32_t product(int32_t a, int32_t b, const rt::Rescale& by) const {
        RecordReader& reader = of_.reader;
        const int32_t whole = reader.step(StepKind::Multiplied, a * b, a, b);
        return reader.step(StepKind::Rescaled, rt::rescaled(whole, by), whole, by.multiplier,
                           by.shift);
    }
    /// A sum in Q3.12.
    int32_t part(int64_t products, int64_t start, const rt::Rescale& by) const {
        RecordReader& reader = of_.reader;
        const int64_t sum = reader.step(StepKind::Accumulated, products + start, products, start);
        if constexpr (kWide)
            return held(reader.step(StepKind::RescaledWide,
                                    rt::multiplyWideByQuantized(sum, by.multiplier, by.shift), sum,
                                    rt::reducedMultiplier(by.multiplier), by.shift));
        else
            return held(reader.step(StepKind::Rescaled, rt::rescaled(static_cast<int32_t>(sum), by),
                                    sum, by.multiplier, by.shift));
    }

    const LstmElement<Record>& of_;
    const Record& r_;
    std::vector<uint16_t> table_;
};

constexpr std::string_view kGateNames[] = {
    TMW_PHRASE("Step", "input gate"), TMW_PHRASE("Step", "forget gate"),
    TMW_PHRASE("Step", "new values"), TMW_PHRASE("Step", "output gate")};
constexpr std::string_view kCell = TMW_PHRASE("Step", "cell");
constexpr std::string_view kState = TMW_PHRASE("Step", "state");

/// The cell of each step follows from the one before; of all but the last only that is kept.
template <typename Gates>
double explainSequence(RecordReader& reader) {
    using Cell = typename Gates::Cell;
    LstmElement<typename Gates::Record> of(reader);
    const Gates gates(of);
    const auto gate = [&](uint32_t index, uint32_t step) {
        reader.setPart(kGateNames[index]);
        return gates.gate(index, step);
    };
    std::optional<Cell> cell = of.template keptCell<Cell>();
    for (uint32_t step = 0;; ++step) {
        of.notes = step == of.step;
        const Cell input = gate(0, step);
        const Cell forget = cell ? gate(1, step) : Cell{};
        const Cell fresh = gate(rt::kNewGate, step);
        const std::pair<Cell, Cell> kept{forget, cell.value_or(Cell{})};
        reader.setPart(kCell);
        cell = gates.cell(input, fresh, cell ? &kept : nullptr);
        if (of.notes) {
            const Cell output = gate(3, step);
            reader.setPart(kState);
            const double answer = gates.answer(output, *cell);
            reader.setPart({});
            return answer;
        }
        reader.dropSteps(of.firstStep);
    }
}

} // namespace

std::optional<double> explainLstmInt8(RecordReader& reader) {
    return explainSequence<IntegerGates<int8_t>>(reader);
}

std::optional<double> explainLstmInt16(RecordReader& reader) {
    return explainSequence<IntegerGates<int16_t>>(reader);
}

std::optional<double> explainLstmFloat(RecordReader& reader) {
    return explainSequence<FloatGates>(reader);
}

} // namespace tmw
