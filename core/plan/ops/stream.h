// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <vector>

namespace tmw {

/// The bytes of a value, at the end.
template <typename T>
void append(std::vector<uint8_t>& bytes, const T& value) {
    const auto* at = reinterpret_cast<const uint8_t*>(&value);
    bytes.insert(bytes.end(), at, at + sizeof value);
}

/// The stream of ConvInt16 and DepthwiseInt16: outputs x depth weights, one rescaling or one an
/// output, `bias` may be empty. plan.quantization.
Result<std::vector<uint8_t>> packWide(const OpPlanner& planner, const std::vector<int8_t>& weights,
                                      uint32_t depth, const std::vector<rt::Rescale>& scales,
                                      const std::vector<int64_t>& bias, bool narrow = false);

/// int16 has no zero point. plan.quantization.
Status checkSymmetric(const OpPlanner& planner);

} // namespace tmw
