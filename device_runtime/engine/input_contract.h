// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/data_type.h"
#include "device_runtime/base/span.h"
#include "device_runtime/plan/plan_format.h"

namespace tmw {
namespace rt {

/// Writes one element of an input: q = clamp(round_half_away(raw * a + b)) for an integer type,
/// raw * a + b for a float. `at` is element `index` of a tensor of `type`; Bool takes raw != 0.
void writeElement(DataType type, void* tensor, size_t index, float raw,
                  const InputContract& contract);

} // namespace rt
} // namespace tmw
