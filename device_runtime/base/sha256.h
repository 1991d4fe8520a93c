// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
public:
    Sha256();
    void update(const void* data, size_t bytes);
    /// Ends it; `digest` takes 32 bytes.
    void finish(uint8_t* digest);

private:
    void block(const uint8_t* at);

    uint32_t state_[8];
    uint64_t length_;
    uint8_t buffer_[64];
};

/// Of one piece.
void sha256(const void* data, size_t bytes, uint8_t* digest);

} // namespace rt
} // namespace tmw
