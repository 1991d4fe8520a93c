// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>
#include <string.h>

namespace tmw {
namespace rt {

/// For runs of a few dozen bytes: small C libraries copy byte by byte. Where the runs overlap, what
/// is copied is anything, and no more.
inline void copyBytes(void* to, const void* from, uint32_t bytes) {
    uint8_t* out = static_cast<uint8_t*>(to);
    const uint8_t* in = static_cast<const uint8_t*>(from);
    for (; bytes >= 4; bytes -= 4, in += 4, out += 4) {
        uint32_t word;
        memcpy(&word, in, 4);
        memcpy(out, &word, 4);
    }
    for (; bytes > 0; --bytes)
        *out++ = *in++;
}

} // namespace rt
} // namespace tmw
