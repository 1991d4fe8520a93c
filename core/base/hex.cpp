// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"

#include "device_runtime/base/sha256.h"

#include <array>

namespace tmw {

std::string toHex(std::span<const uint8_t> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::string sha256Hex(std::span<const uint8_t> bytes) {
    std::array<uint8_t, 32> digest{};
    rt::sha256(bytes.data(), bytes.size(), digest.data());
    return toHex(digest);
}

std::string sha256Hex(std::string_view text) {
    return sha256Hex(std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

} // namespace tmw
