// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"

#include <stdint.h>

namespace tmw {
namespace rt {

/// The sensor of a board without one: every value of a row, or of a piece of one, is a step of 0 to
/// 2 pi in 100 steps.
class Sweep {
public:
    void start() { phase_ = 0; }
    void read(Span<float> row) {
        constexpr float kStep = 6.2831853f / 100.0f;
        for (float& value : row)
            value = static_cast<float>(phase_) * kStep;
        phase_ = (phase_ + 1) % 100;
    }

private:
    uint32_t phase_ = 0;
};

} // namespace rt
} // namespace tmw
