// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"

#include <cstdint>

namespace tmw {

/// The inputs a model is tried on where there is no data: one 32-bit linear congruential generator
/// that runs on over all inputs in order, row-major; s = s * 1664525 + 1013904223 before each
/// element. float32: int32(s) / 2^31; int8 and uint8: s >> 24; int16 and uint16: s >> 16; uint32
/// and uint64: s; int32, int64 and bool: (s >> 24) & 1.
class GeneratedInput {
public:
    explicit GeneratedInput(uint32_t seed) : state_(seed) {}

    /// Errors: generated_input.type, tensor.bad_shape.
    Result<Tensor> next(DataType type, const Shape& shape);

private:
    uint32_t step() { return state_ = state_ * 1664525u + 1013904223u; }

    uint32_t state_;
};

/// One tensor for each input of a model, in order.
Result<std::vector<Tensor>> generatedInputs(const Runner& runner, uint32_t seed);

/// The same, of which a model can be computed: where they make it fail (a division by 0, an index
/// that is not there), then without elements that stand for 0, then also without any below it,
/// then zeros alone: the first that runs from the initial state. Errors: those of the generated
/// ones, where none does.
Result<std::vector<Tensor>> computableInputs(Runner& runner, uint32_t seed);

} // namespace tmw
