// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/crc32.h"

namespace tmw {
namespace rt {

namespace {
/// CRC of each nibble: 64 bytes of flash instead of 1,024.
constexpr uint32_t kNibble[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
} // namespace

uint32_t crc32(const void* data, size_t bytes, uint32_t crc) {
    const uint8_t* at = static_cast<const uint8_t*>(data);
    crc = ~crc;
    for (size_t i = 0; i < bytes; ++i) {
        crc ^= at[i];
        crc = kNibble[crc & 15] ^ (crc >> 4);
        crc = kNibble[crc & 15] ^ (crc >> 4);
    }
    return ~crc;
}

} // namespace rt
} // namespace tmw
