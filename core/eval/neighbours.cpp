// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/neighbours.h"

#include <cmath>

namespace tmw {

std::optional<Neighbour> nearestSample(const Features& features, std::span<const uint32_t> part,
                                       uint32_t sample, std::optional<int32_t> label) {
    const std::span<const float> from = features.input(sample);
    std::optional<Neighbour> nearest;
    for (const uint32_t other : part) {
        if (other == sample || (label && features.labels[other] != *label))
            continue;
        const std::span<const float> to = features.input(other);
        double squares = 0;
        for (size_t i = 0; i < from.size(); ++i) {
            const double apart = static_cast<double>(from[i]) - static_cast<double>(to[i]);
            squares += apart * apart;
        }
        if (!nearest || squares < nearest->distance)
            nearest = Neighbour{other, squares};
    }
    if (nearest)
        nearest->distance = std::sqrt(nearest->distance);
    return nearest;
}

} // namespace tmw
