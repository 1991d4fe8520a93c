// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/link/messages.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

using BoardKey = std::array<uint8_t, rt::kKeyBytes>;

/// Keys of boards on this computer, never in a project: a file a key, readable by its owner alone,
/// below stateHome() in `keys`, named by the key's id (first bytes of its SHA-256, in hex).

/// From the system's source of random numbers. Errors: key.no_random.
Result<BoardKey> makeKey();
std::string keyIdOf(const BoardKey& key);

/// Errors: key.cannot_write.
Status storeKey(const BoardKey& key);
/// Nothing where it is not on this computer. Errors: key.damaged.
Result<std::optional<BoardKey>> findKey(std::span<const uint8_t, rt::kKeyIdBytes> id);
/// By its id in hex. Errors: file.missing, key.damaged.
Result<BoardKey> storedKey(const std::string& id);
/// The ids of all keys, in order.
std::vector<std::string> storedKeys();

/// 64 hex digits. Errors: key.not_a_key.
Result<BoardKey> parseKey(std::string_view text);

} // namespace tmw
