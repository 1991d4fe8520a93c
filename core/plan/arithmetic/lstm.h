// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/kernels/sequence.h"

#include <cstddef>

namespace tmw {

/// Inputs of the operator that hold a gate's weights: the first of four.
enum class LstmWeights : size_t { ByInputs = 1, ByStates = 5 };

/// Where an element of an LSTM's output lies, and what its gates read; noted while `notes` is set.
template <typename R>
struct LstmElement {
    static constexpr size_t kStateInput = 18; ///< of the operator

    RecordReader& reader;
    R r;
    rt::Location kept = rt::kNowhere; ///< cells, then states, of batches x units
    uint32_t batch;
    uint32_t step;
    uint32_t unit;
    size_t firstStep; ///< of the explanation
    bool notes = false;

    explicit LstmElement(RecordReader& from)
        : reader(from), r(from.as<R>()), firstStep(from.stepCount()) {
        if ((r.head.flags & rt::kKept) != 0)
            kept = from.as<rt::KeptRecord<R>>().kept;
        size_t rest = from.element();
        unit = static_cast<uint32_t>(rest % r.shape.units);
        rest /= r.shape.units;
        step = static_cast<uint32_t>(rest % r.shape.steps);
        batch = static_cast<uint32_t>(rest / r.shape.steps);
    }

    bool hasState(uint32_t at) const { return at > 0 || kept != rt::kNowhere; }
    double input(uint32_t at, uint32_t i) const {
        const size_t index = (size_t{batch} * r.shape.steps + at) * r.shape.inputs + i;
        const double value = reader.look(offsetof(R, input), index);
        if (notes)
            reader.note({reader.tensorAt(offsetof(R, input)), index, value});
        return value;
    }
    template <typename T>
    T weight(LstmWeights of, uint32_t gate, uint32_t i) const {
        const bool byInputs = of == LstmWeights::ByInputs;
        const size_t row = byInputs ? r.shape.inputs : r.shape.units;
        const size_t index = unit * row + i;
        const auto value =
            reader.entry<T>(byInputs ? r.weights : r.recurrent, gate * r.shape.units * row + index);
        if (notes)
            reader.note({reader.operatorInput(static_cast<size_t>(of) + gate), index,
                         static_cast<double>(value)});
        return value;
    }
    /// State `i` of the step before: an element of the output, or what is kept between runs.
    template <typename Cell, typename State>
    State state(uint32_t at, uint32_t i) const {
        const size_t row = size_t{batch} * r.shape.units + i;
        if (at == 0) {
            const auto states =
                static_cast<rt::Location>(kept + sizeof(Cell) * r.shape.batches * r.shape.units);
            const auto value = reader.initial<State>(states, row);
            if (notes)
                reader.note({reader.operatorInput(kStateInput), row, static_cast<double>(value)});
            return value;
        }
        const size_t index = (size_t{batch} * r.shape.steps + at - 1) * r.shape.units + i;
        const double value = reader.lookAtOutput(index);
        if (notes)
            reader.note({reader.outputTensor(), index, value});
        return static_cast<State>(value);
    }
    /// Nothing: a sequence begins without a cell.
    template <typename Cell>
    std::optional<Cell> keptCell() const {
        if (kept == rt::kNowhere)
            return std::nullopt;
        return reader.initial<Cell>(kept, size_t{batch} * r.shape.units + unit);
    }
};

} // namespace tmw
