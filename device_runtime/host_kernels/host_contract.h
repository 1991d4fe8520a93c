// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/plan_format.h"

namespace tmw {
namespace rt {

/// writeElement (input_contract.h) of many int8 elements under one contract.
void writeInt8(const InputContract& contract, const float* raw, size_t count, int8_t* to);

} // namespace rt
} // namespace tmw
