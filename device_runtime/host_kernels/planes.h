// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/host_kernels/packed_layer.h"

#include <cstddef>
#include <cstdint>

namespace tmw {
namespace rt {

/// The plane of one batch of `layer`, with borders of the input's zero point: `in` itself, or a
/// copy that lives until this thread's next call where it has other borders or meets the outputs.
const int8_t* planeOf(const HostLayer& layer, const int8_t* in, const int8_t* out);
/// The same, widened.
const int16_t* widePlaneOf(const HostLayer& layer, const int8_t* in);

} // namespace rt
} // namespace tmw
