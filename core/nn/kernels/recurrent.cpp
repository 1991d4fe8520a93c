// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/recurrent.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/recurrent.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/chunks.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

HWY_INLINE V load(const float* row) {
    return hn::LoadU(D(), row);
}
HWY_INLINE void store(V value, float* row) {
    hn::StoreU(value, D(), row);
}
HWY_INLINE V oneMinus(V x) {
    return hn::Sub(hn::Set(D(), 1.0F), x);
}
/// Of the logistic function and of tanh, from what they answer.
HWY_INLINE V logisticSlope(V y) {
    return hn::Mul(y, oneMinus(y));
}
HWY_INLINE V tangentSlope(V y) {
    return oneMinus(hn::Mul(y, y));
}

/// Calls visit(offset of a vector in its row of units).
template <typename Visit>
HWY_INLINE void forUnits(const Sequence& s, Columns columns, Visit visit) {
    for (size_t u = 0; u < s.units; ++u)
        for (size_t column = 0; column < columns.count; column += kWidth)
            visit(u * columns.stride + column);
}

/// Rows of the state before `step`; null before the first.
HWY_INLINE const float* before(const float* states, size_t step, size_t size, bool kept) {
    return step == 0 ? nullptr : states + (kept ? (step - 1) * size : 0);
}

void lstm(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
          const LstmRows& rows) {
    const size_t gates = 4 * s.units;
    const size_t size = s.units * columns.stride; // of a row for each unit
    const Operand operand{1, gates, columns.stride};
    for (size_t t = 0; t < s.steps; ++t) {
        const float* state = before(rows.states, t, size, rows.allStates);
        const float* cellBefore = before(rows.cells, t, size, rows.kept);
        float* gate = rows.gates + (rows.kept ? t * 4 * size : 0);
        float* cell = rows.cells + (rows.kept ? t * size : 0);
        float* out = rows.states + (rows.allStates ? t * size : 0);
        const std::array<Chunk, 2> chunks{
            {{weights.kernel, input + t * s.inputs * columns.stride, s.inputs},
             {weights.recurrent, state, s.units}}};
        chunkRows(std::span(chunks).first(state ? 2 : 1), operand, weights.bias, gate, gates,
                  columns.count);
        forUnits(s, columns, [&](size_t at) {
            const V in = logistic(load(gate + at));
            const V forget = logistic(load(gate + size + at));
            const V made = hyperbolicTangent(load(gate + 2 * size + at));
            const V output = logistic(load(gate + 3 * size + at));
            const V fresh = hn::Mul(in, made);
            const V sum = cellBefore ? fused(forget, load(cellBefore + at), fresh) : fresh;
            store(in, gate + at);
            store(forget, gate + size + at);
            store(made, gate + 2 * size + at);
            store(output, gate + 3 * size + at);
            store(sum, cell + at);
            store(hn::Mul(output, hyperbolicTangent(sum)), out + at);
        });
    }
}

/// Through one step: turns gates into their gradients, and carries the cell's on.
HWY_INLINE void lstmStepBackward(const Sequence& s, Columns columns, float* gate, const float* cell,
                                 const float* cellBefore, const float* byState,
                                 const float* byStateLater, float* byCell, bool last) {
    const size_t size = s.units * columns.stride;
    forUnits(s, columns, [&](size_t at) {
        const V zero = hn::Zero(D());
        const V in = load(gate + at);
        const V forget = load(gate + size + at);
        const V made = load(gate + 2 * size + at);
        const V output = load(gate + 3 * size + at);
        const V squashed = hyperbolicTangent(load(cell + at));
        V state = byState ? load(byState + at) : zero;
        if (!last)
            state = hn::Add(state, load(byStateLater + at));
        const V through = hn::Mul(hn::Mul(state, output), tangentSlope(squashed));
        const V sum = last ? through : hn::Add(through, load(byCell + at));
        const V old = cellBefore ? load(cellBefore + at) : zero;
        store(hn::Mul(hn::Mul(sum, made), logisticSlope(in)), gate + at);
        store(hn::Mul(hn::Mul(sum, old), logisticSlope(forget)), gate + size + at);
        store(hn::Mul(hn::Mul(sum, in), tangentSlope(made)), gate + 2 * size + at);
        store(hn::Mul(hn::Mul(state, squashed), logisticSlope(output)), gate + 3 * size + at);
        store(hn::Mul(sum, forget), byCell + at);
    });
}

void lstmBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                  const LstmRows& rows, const StateGradients& gradients) {
    const size_t size = s.units * columns.stride;
    const Operand operand{4 * s.units, 1, columns.stride};
    float* byState = gradients.carried;
    float* byCell = gradients.carried + size;
    for (size_t t = s.steps; t-- > 0;) {
        const bool last = t + 1 == s.steps;
        float* gate = rows.gates + t * 4 * size;
        const float* given = gradients.all ? gradients.byStates + t * size
                             : last        ? gradients.byStates
                                           : nullptr;
        lstmStepBackward(s, columns, gate, rows.cells + t * size, before(rows.cells, t, size, true),
                         given, byState, byCell, last);
        const Chunk chunk{weights.recurrent, gate, 4 * s.units};
        if (t > 0)
            chunkRows(std::span(&chunk, 1), operand, nullptr, byState, s.units, columns.count);
    }
}

void gru(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
         const GruRows& rows) {
    const size_t gates = 3 * s.units;
    const size_t size = s.units * columns.stride;
    const Operand operand{1, gates, columns.stride};
    for (size_t t = 0; t < s.steps; ++t) {
        const float* state = before(rows.states, t, size, rows.allStates);
        float* gate = rows.gates + (rows.kept ? t * 3 * size : 0);
        float* sum = rows.sums + (rows.kept ? t * 3 * size : 0);
        float* out = rows.states + (rows.allStates ? t * size : 0);
        const Chunk inputs{weights.kernel, input + t * s.inputs * columns.stride, s.inputs};
        chunkRows(std::span(&inputs, 1), operand, weights.bias, gate, gates, columns.count);
        const Chunk states{weights.recurrent, state ? state : input, state ? s.units : 0};
        chunkRows(std::span(&states, 1), operand, weights.bias + gates, sum, gates, columns.count);
        forUnits(s, columns, [&](size_t at) {
            const V update = logistic(hn::Add(load(gate + at), load(sum + at)));
            const V reset = logistic(hn::Add(load(gate + size + at), load(sum + size + at)));
            const V made = hyperbolicTangent(
                fused(reset, load(sum + 2 * size + at), load(gate + 2 * size + at)));
            const V fresh = hn::Mul(oneMinus(update), made);
            store(update, gate + at);
            store(reset, gate + size + at);
            store(made, gate + 2 * size + at);
            store(state ? fused(update, load(state + at), fresh) : fresh, out + at);
        });
    }
}

/// Through one step; what goes on to the state directly is left in `byState`.
HWY_INLINE void gruStepBackward(const Sequence& s, Columns columns, float* gate, float* sum,
                                const float* state, const float* given, float* byState, bool last) {
    const size_t size = s.units * columns.stride;
    forUnits(s, columns, [&](size_t at) {
        const V zero = hn::Zero(D());
        const V update = load(gate + at);
        const V reset = load(gate + size + at);
        const V made = load(gate + 2 * size + at);
        V by = given ? load(given + at) : zero;
        if (!last)
            by = hn::Add(by, load(byState + at));
        const V old = state ? load(state + at) : zero;
        const V byMade = hn::Mul(hn::Mul(by, oneMinus(update)), tangentSlope(made));
        const V byUpdate = hn::Mul(hn::Mul(by, hn::Sub(old, made)), logisticSlope(update));
        const V byReset = hn::Mul(hn::Mul(byMade, load(sum + 2 * size + at)), logisticSlope(reset));
        for (float* to : {gate, sum}) {
            store(byUpdate, to + at);
            store(byReset, to + size + at);
        }
        store(byMade, gate + 2 * size + at);
        store(hn::Mul(byMade, reset), sum + 2 * size + at);
        store(hn::Mul(by, update), byState + at);
    });
}

void gruBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                 const GruRows& rows, const StateGradients& gradients) {
    const size_t size = s.units * columns.stride;
    const Operand operand{3 * s.units, 1, columns.stride};
    float* byState = gradients.carried;
    float* through = gradients.carried + size;
    for (size_t t = s.steps; t-- > 0;) {
        const bool last = t + 1 == s.steps;
        float* sum = rows.sums + t * 3 * size;
        const float* given = gradients.all ? gradients.byStates + t * size
                             : last        ? gradients.byStates
                                           : nullptr;
        gruStepBackward(s, columns, rows.gates + t * 3 * size, sum,
                        before(gradients.states, t, size, true), given, byState, last);
        const Chunk chunk{weights.recurrent, sum, 3 * s.units};
        if (t == 0)
            return;
        chunkRows(std::span(&chunk, 1), operand, nullptr, through, s.units, columns.count);
        forUnits(s, columns, [&](size_t at) {
            store(hn::Add(load(byState + at), load(through + at)), byState + at);
        });
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(lstm);
HWY_EXPORT(lstmBackward);
HWY_EXPORT(gru);
HWY_EXPORT(gruBackward);

void lstm(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
          const LstmRows& rows) {
    HWY_DYNAMIC_DISPATCH(lstm)(s, columns, input, weights, rows);
}

void lstmBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                  const LstmRows& rows, const StateGradients& gradients) {
    HWY_DYNAMIC_DISPATCH(lstmBackward)(s, columns, weights, rows, gradients);
}

void gru(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
         const GruRows& rows) {
    HWY_DYNAMIC_DISPATCH(gru)(s, columns, input, weights, rows);
}

void gruBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                 const GruRows& rows, const StateGradients& gradients) {
    HWY_DYNAMIC_DISPATCH(gruBackward)(s, columns, weights, rows, gradients);
}

} // namespace tmw::nn
#endif
