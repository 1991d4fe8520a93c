// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/kernel_cycles.h"

namespace tmw {

bool gainsByWords(const rt::PlaneShape& planes, uint32_t channels) {
    const uint64_t rows = planes.outer.out;
    const uint64_t held = planes.columns() * ((rows - 1) * planes.outer.stride + 3);
    const uint64_t pairs = rows * ((planes.inner.out + 1) / 2);
    const uint64_t alone = planes.inner.out % 2;
    const uint64_t words = 310 + 10 * held + 98 * pairs + 150 * alone;
    const uint64_t plain = rows * planes.inner.out * (118 + 600 / channels);
    return words <= plain;
}

bool gainsByMveRow(const FullyConnectedWeights& weights) {
    const int64_t depth = weights.depth;
    const int64_t rest = weights.outputs % 4; // one after the other
    const int64_t saved = weights.outputs / 4 * depth * 4 / 5 + rest * (depth * 5 / 16 - 17);
    return rest == 0 || saved >= 80;
}

bool gainsByDspRow(const FullyConnectedWeights& weights) {
    return weights.outputs > 1 || weights.depth >= 16;
}

} // namespace tmw
