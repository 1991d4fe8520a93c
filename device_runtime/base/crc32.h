// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// zlib's CRC-32 (polynomial 0xEDB88320, reflected). `crc` is the value so far: 0 to start.
uint32_t crc32(const void* data, size_t bytes, uint32_t crc = 0);

} // namespace rt
} // namespace tmw
