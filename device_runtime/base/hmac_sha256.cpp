// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/hmac_sha256.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr uint8_t kInnerPad = 0x36;
constexpr uint8_t kOuterPad = 0x5c;

void flip(uint8_t* pad, uint8_t with) {
    for (size_t i = 0; i < 64; ++i)
        pad[i] = static_cast<uint8_t>(pad[i] ^ with);
}
} // namespace

HmacSha256::HmacSha256(Span<const uint8_t> key) : pad_{}, inner_() {
    if (key.size() > sizeof pad_)
        sha256(key.data(), key.size(), pad_);
    else if (!key.empty())
        memcpy(pad_, key.data(), key.size());
    flip(pad_, kInnerPad);
    inner_.update(pad_, sizeof pad_);
}

void HmacSha256::update(const void* data, size_t bytes) {
    inner_.update(data, bytes);
}

void HmacSha256::finish(uint8_t* mac) {
    uint8_t digest[32];
    inner_.finish(digest);
    flip(pad_, kInnerPad ^ kOuterPad);
    Sha256 outer;
    outer.update(pad_, sizeof pad_);
    outer.update(digest, sizeof digest);
    outer.finish(mac);
}

bool equalInConstantTime(const uint8_t* a, const uint8_t* b, size_t bytes) {
    uint8_t difference = 0;
    for (size_t i = 0; i < bytes; ++i)
        difference = static_cast<uint8_t>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

} // namespace rt
} // namespace tmw
