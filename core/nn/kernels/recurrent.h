// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/convolution.h"

namespace tmw::nn {

/// A sequence of `steps` rows of `inputs`, and the state that goes along.
struct Sequence {
    size_t steps = 1;
    size_t inputs = 1;
    size_t units = 1;
};

/// Keras' tensors; each input or unit has the gates side by side, `units` of each.
struct RecurrentWeights {
    const float* kernel = nullptr;    ///< inputs x gates
    const float* recurrent = nullptr; ///< units x gates
    const float* bias = nullptr;      ///< gates; GRU: and again for the state's part
};

/// Rows that a pass leaves behind: for each step one after another (`kept`; of states `allStates`),
/// or always in the same place.
struct LstmRows {
    float* gates = nullptr;  ///< 4 units: input, forget, new, output; backward: their gradients
    float* cells = nullptr;  ///< units
    float* states = nullptr; ///< units: the answers
    bool kept = false;
    bool allStates = false;
};

/// Chains: bias, inputs, state. `columns` from the first of each row on.
void lstm(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
          const LstmRows& rows);

/// Gradients of the gates from those of the states: of all steps, or of the last alone. All rows
/// must have been kept.
struct StateGradients {
    const float* states = nullptr; ///< of all steps
    const float* byStates = nullptr;
    bool all = false;
    float* carried = nullptr; ///< scratch: 2 rows a unit
};
void lstmBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                  const LstmRows& rows, const StateGradients& gradients);

/// Of a GRU whose reset gate acts on the state's part of the sum (Keras' reset_after).
struct GruRows {
    float* gates =
        nullptr;           ///< 3 units: update, reset, new; backward: gradients by the inputs' sums
    float* sums = nullptr; ///< 3 units: the state's part; backward: gradients by it
    float* states = nullptr;
    bool kept = false;
    bool allStates = false;
};
void gru(const Sequence& s, Columns columns, const float* input, const RecurrentWeights& weights,
         const GruRows& rows);
void gruBackward(const Sequence& s, Columns columns, const RecurrentWeights& weights,
                 const GruRows& rows, const StateGradients& gradients);

} // namespace tmw::nn
