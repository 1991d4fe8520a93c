// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/link/frame.h"
#include "device_runtime/link/messages.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace tmw {

// The link's structs as bytes, and back.

inline constexpr ErrorKind kDamagedReply{"link.damaged",
                                         "The board sent a reply that makes no sense."};
inline constexpr size_t kMostBodyBytes = rt::kMaxPayload - sizeof(rt::MessageHead);

template <typename T>
std::span<const uint8_t> bytesOf(const T& value) {
    return {reinterpret_cast<const uint8_t*>(&value), sizeof value};
}

template <typename T>
std::vector<uint8_t> joined(const T& head, std::span<const uint8_t> bytes) {
    std::vector<uint8_t> body(sizeof head + bytes.size());
    std::memcpy(body.data(), &head, sizeof head);
    std::copy(bytes.begin(), bytes.end(), body.begin() + sizeof head);
    return body;
}

/// Takes a struct off the front; false where there is less.
template <typename T>
bool takeFrom(std::span<const uint8_t>& body, T* value) {
    if (body.size() < sizeof *value)
        return false;
    std::memcpy(value, body.data(), sizeof *value);
    body = body.subspan(sizeof *value);
    return true;
}

} // namespace tmw
