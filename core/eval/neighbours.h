// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

#include <cstdint>
#include <optional>
#include <span>

namespace tmw {

/// A sample, and how far it is from another: the Euclidean distance of what the network sees, so
/// that no input counts more for its unit.
struct Neighbour {
    uint32_t sample = 0;
    double distance = 0;
};

/// The nearest of `part` to `sample`, itself left out; with `label`, among those of that class.
/// Of two as near, the first. Nothing where there is none.
std::optional<Neighbour> nearestSample(const Features& features, std::span<const uint32_t> part,
                                       uint32_t sample, std::optional<int32_t> label = {});

} // namespace tmw
