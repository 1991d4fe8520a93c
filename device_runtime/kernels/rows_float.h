// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tmw {
namespace rt {

/// L2Normalize divides by no less.
constexpr float kLeastNorm = 1e-6f;

} // namespace rt
} // namespace tmw
