// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>

namespace tmw {

/// y = sin(x) + noise * normal, x uniform in [low, high).
struct NoisySine {
    size_t samples = 1000; ///< 1 to 10,000,000
    double low = 0;        ///< radians, within +-1e6
    double high = 6.283185307179586;
    double noise = 0.1; ///< standard deviation, 0 or more
    uint64_t seed = 1;
};

/// Columns "x" (input, unit rad) and "y" (target). The same bits on every machine: the sine is our
/// own. Errors: generator.samples, generator.range, generator.noise.
Result<Dataset> makeNoisySine(const NoisySine& options);

} // namespace tmw
