// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"

#include <span>

namespace tmw {

/// Gathers the values of a tensor, for its range and what integers cover of it.
class RangeMeter {
public:
    RangeMeter() = default;
    /// The other model's.
    explicit RangeMeter(const TfliteTensor& tensor);
    /// Real values of the float model.
    void add(std::span<const float> values);
    /// What another one gathered of the same tensor.
    void add(const RangeMeter& other);
    TensorRange result() const;

private:
    TensorRange range_;
    uint64_t values_ = 0;
    uint64_t outside_ = 0;
};

} // namespace tmw
