// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/built_in_model.h"

namespace tmw {
namespace rt {

Span<const uint8_t> builtInModel() {
    return Span<const uint8_t>();
}

} // namespace rt
} // namespace tmw
