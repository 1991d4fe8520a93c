// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

namespace tmw {

inline constexpr ErrorKind kNoInput{
    "data.no_input", "No column is an input. Give at least one column the role input."};

/// The columns by what they do.
struct FeatureRoles {
    std::vector<const Column*> inputs;
    std::vector<const Column*> targets;
    const Column* label = nullptr;
    const Column* weight = nullptr;
};

/// Columns of a role that goes with no samples are left out. Errors: those of makeFeatures() that
/// are of columns alone.
Result<FeatureRoles> rolesOf(const Dataset& data, const FeatureOptions& options);

} // namespace tmw
