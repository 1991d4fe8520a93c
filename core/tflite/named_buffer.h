// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tmw::schema {
struct Model;
}

namespace tmw {

/// The bytes that the metadata of a verified model has by this name.
std::optional<std::span<const uint8_t>> namedBuffer(const schema::Model& model,
                                                    std::string_view name);

} // namespace tmw
