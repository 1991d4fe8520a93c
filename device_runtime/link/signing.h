// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/hmac_sha256.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// The signature's mac for a request: HMAC-SHA-256 over its type, the counter (little-endian) and
/// `fields`, the bytes of the request before its signature. `mac` takes kMacBytes.
inline void signRequest(Span<const uint8_t> key, MessageType type, uint32_t counter,
                        Span<const uint8_t> fields, uint8_t* mac) {
    const uint8_t head[5] = {static_cast<uint8_t>(type), static_cast<uint8_t>(counter),
                             static_cast<uint8_t>(counter >> 8),
                             static_cast<uint8_t>(counter >> 16),
                             static_cast<uint8_t>(counter >> 24)};
    HmacSha256 hmac(key);
    hmac.update(head, sizeof head);
    hmac.update(fields.data(), fields.size());
    hmac.finish(mac);
}

/// What a board shows of its key; `id` takes kKeyIdBytes.
inline void identifyKey(const uint8_t* key, uint8_t* id) {
    uint8_t digest[32];
    sha256(key, kKeyBytes, digest);
    for (size_t i = 0; i < kKeyIdBytes; ++i)
        id[i] = digest[i];
}

} // namespace rt
} // namespace tmw
