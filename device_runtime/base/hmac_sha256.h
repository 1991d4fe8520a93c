// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/sha256.h"
#include "device_runtime/base/span.h"

namespace tmw {
namespace rt {

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1), fed piece by piece.
class HmacSha256 {
public:
    /// A key of more than 64 bytes counts as its SHA-256.
    explicit HmacSha256(Span<const uint8_t> key);
    void update(const void* data, size_t bytes);
    /// Ends it; `mac` takes 32 bytes.
    void finish(uint8_t* mac);

private:
    uint8_t pad_[64];
    Sha256 inner_;
};

/// Compares in a time that does not depend on where they differ.
bool equalInConstantTime(const uint8_t* a, const uint8_t* b, size_t bytes);

} // namespace rt
} // namespace tmw
