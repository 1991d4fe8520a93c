// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"

#include <stdint.h>

namespace tmw {
namespace rt {

/// The plan that was built into this firmware; empty in the firmware that is shipped.
Span<const uint8_t> builtInModel();

} // namespace rt
} // namespace tmw
